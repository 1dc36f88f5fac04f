import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** The text is YAML or JSON. */
export const syntax = rule({
  code: 'DYN-M001',
  severity: Severity.ERROR,
  title: 'The document is valid YAML or JSON, without control characters and unpaired surrogates.',
  why: 'Text that is neither YAML nor JSON cannot be read. Everything after the broken place is checked once you fix it. Some readers refuse control characters, even escaped ones, and nobody sees them in a name.',
  broken: 'models: [',
  fixed: 'models: []',
});

/** The text is UTF-8. */
export const encoding = rule({
  code: 'DYN-M002',
  severity: Severity.ERROR,
  title: 'The file is UTF-8 text.',
  why: 'In another encoding, attribute names are read as different characters than DynamoDB stores. A byte-order mark is accepted and ignored.',
  broken: '# saved as Latin-1: the "é" of `attribute: prénom` is the byte E9',
  fixed: '# saved as UTF-8: the "é" is the bytes C3 A9',
});

/** There is something to read. */
export const empty = rule({
  code: 'DYN-M003',
  severity: Severity.ERROR,
  title: 'The document is not empty.',
  why: 'An empty file usually means a failed generation or a wrong path. Without this error, the check would pass.',
  broken: '# nothing but a comment',
  fixed: 'dms_version: "0.1"\nmodels:\n  - name: Order\n    # ...',
});

/** YAML within JSON. */
export const beyondJson = rule({
  code: 'DYN-M004',
  severity: Severity.ERROR,
  title: 'The document uses only the part of YAML that JSON can express.',
  why: 'DMS allows no anchors, aliases, merge keys, tags, timestamps or second documents, because the languages that read models treat them differently. Quote words such as on, no, 12:30, 1_000 and 0777: some readers take them for text, others for true, false or a number.',
  broken: 'keys: &keys\n  partition: { attribute: PK, type: S }',
  fixed: 'keys:\n  partition: { attribute: PK, type: S }',
});

/** Keys are unique. */
export const duplicateKey = rule({
  code: 'DYN-M005',
  severity: Severity.ERROR,
  title: 'A key appears once in its mapping.',
  why: 'Some readers keep the first value, some the last, and some refuse the document, so each language sees a different model.',
  broken: '- attribute: email\n  type: S\n  type: N',
  fixed: '- attribute: email\n  type: S',
});

/** Nesting has a limit. */
export const depth = rule({
  code: 'DYN-M006',
  severity: Severity.ERROR,
  title: 'The document is nested at most 100 levels deep.',
  why: 'A model document needs eight levels. A deeper one is a mistake or an attack on the reader.',
  broken: 'tags: { a: { a: { a: "... 100 times" } } }',
  fixed: 'tags: { a: "..." }',
});

/** Contents are of the expected kind. */
export const wrongKind = rule({
  code: 'DYN-M007',
  severity: Severity.ERROR,
  title: 'Every value has the kind that its key requires: text, true or false, a list or a mapping.',
  why: 'DynamORM refuses the document or reads a different value. Null and empty text mean that the value is absent, and are accepted everywhere.',
  broken: 'roles: pk',
  fixed: 'roles: [pk]',
});

/** Keys are known. */
export const unknownKey = rule({
  code: 'DYN-M008',
  severity: Severity.WARNING,
  title: 'Every key is one that DMS knows.',
  why: 'DynamORM silently ignores unknown keys, so a misspelled `omit_empty` or `projection` has no effect.',
  broken: '- attribute: email\n  type: S\n  omitempty: true',
  fixed: '- attribute: email\n  type: S\n  omit_empty: true',
});

/** Empty text instead of another kind. */
export const emptyText = rule({
  code: 'DYN-M104',
  severity: Severity.WARNING,
  title: 'To omit a list, a mapping, true or false, write null or remove the key. Do not write "".',
  why: 'Go readers of DynamORM refuse the whole document if they find an empty text there. Other readers treat it as absent.',
  broken: 'sort: ""',
  fixed: '# no sort key',
});

/** The file is meant to be a document. */
export const foreignFile = rule({
  code: 'DYN-M105',
  severity: Severity.ERROR,
  title: 'The file is a model document, not source code or a template.',
  why: '`dynamorm-cdk extract` reads models in source code, and `dynamorm-cdk check` reads the tables of a template.',
  broken: "ModelDocument.fromFile('models/order.go')",
  fixed: "ModelDocument.fromFile('models.dms.yaml')   // written by: dynamorm-cdk extract ./models --out models.dms.yaml",
});

/** Documents have a size limit. */
export const tooLarge = rule({
  code: 'DYN-M106',
  severity: Severity.ERROR,
  title: 'The document has at most 64 MB.',
  why: 'Ten thousand models need 10 MB. A much larger file takes minutes and gigabytes to read, and usually means a wrong path. Raise the limit with the option `maxMegabytes`.',
  broken: "ModelDocument.fromFile('models.dms.json')   // 80 MB",
  fixed: "ModelDocument.fromFile('models.dms.json', { maxMegabytes: 100 })",
});
