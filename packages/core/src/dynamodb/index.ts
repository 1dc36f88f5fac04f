export * from './actions';
export * from './index-definition';
export * from './limits';
export * from './names';
