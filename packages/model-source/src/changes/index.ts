export { breakingFindings } from './breaking-findings';
export { changesOf } from './changed-values';
