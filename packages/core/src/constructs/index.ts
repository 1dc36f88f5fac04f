export * from './key-behind';
export * from './table-door';
export * from './tenant-claim';
export * from './value-kinds';
export * from './written-path';
