export * from './nearest';
export * from './quote';
