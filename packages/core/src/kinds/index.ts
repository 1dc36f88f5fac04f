export * from './shape-kind';
export * from './value-kinds';
