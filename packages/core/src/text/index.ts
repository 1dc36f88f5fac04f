export * from './capital';
export * from './count';
export * from './grouped-by';
export * from './nearest';
export * from './printable';
export * from './quote';
export * from './yaml-doubts';
