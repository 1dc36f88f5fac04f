export * from './actions';
export * from './index-definition';
export * from './key-rules';
export * from './limits';
export * from './names';
export * from './projection';
export * from './shape-mistakes';
