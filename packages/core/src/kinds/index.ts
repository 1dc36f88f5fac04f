export * from './value-kinds';
