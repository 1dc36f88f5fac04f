export * from './compare-options';
export * from './dynamorm-model-spec';
export * from './finding';
export * from './key-type';
export * from './model';
export * from './severity';
export * from './table-shape';
export * from './unknown-value';
