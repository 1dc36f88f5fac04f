export { changesOf } from './changes';
export { type Code, codeGroups, codes } from './codes';
export { type Difference, difference } from './difference';
export type { ExtractedModel, Extraction, SourcePlace } from './extracted-model';
export { type DocumentSource, readDocuments } from './read-documents';
export { isSourceCode, readSourceCode } from './read-sources';
export type { SourceCodeOptions } from './source-code-options';
export { SourceDocument } from './source-document';
export { sourceFilesIn } from './source-files';
