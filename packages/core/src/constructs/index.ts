export * from './table-door';
export * from './written-path';
