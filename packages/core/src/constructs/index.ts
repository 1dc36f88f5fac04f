export * from './key-behind';
export * from './table-door';
export * from './written-path';
