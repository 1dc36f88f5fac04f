export * from './key-behind';
export * from './table-door';
export * from './tenant-claim';
export * from './written-path';
