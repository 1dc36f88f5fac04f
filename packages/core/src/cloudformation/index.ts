export * from './attribute-definitions';
export * from './evaluation';
export * from './intrinsics';
export * from './properties';
export * from './read-table';
export { constructName, ofTemplate, type Reading } from './reading';
export type * from './table-resource';
export * from './table-shape';
export * from './unknown';
