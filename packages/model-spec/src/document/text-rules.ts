import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** The text is YAML or JSON. */
export const syntax = rule({
  code: 'DYN-M001',
  severity: Severity.ERROR,
  title: 'The document is YAML or JSON, without control characters and halves of surrogate pairs.',
  why: 'Nothing can be read from a text that is neither. What stands behind the broken place is not judged until it is fixed. Control characters are refused by some readers, also behind an escape, and nobody sees them in a name.',
  broken: 'models: [',
  fixed: 'models: []',
});

/** The text is UTF-8. */
export const encoding = rule({
  code: 'DYN-M002',
  severity: Severity.ERROR,
  title: 'The file is UTF-8 text.',
  why: 'In another encoding attribute names would be read as other characters than DynamoDB stores. A byte-order mark is accepted and ignored.',
  broken: '# saved as Latin-1: the "é" of `attribute: prénom` is the byte E9',
  fixed: '# saved as UTF-8: the "é" is the bytes C3 A9',
});

/** There is something to read. */
export const empty = rule({
  code: 'DYN-M003',
  severity: Severity.ERROR,
  title: 'The document is not empty.',
  why: 'An empty file is mostly a failed generation or a wrong path, and a check of nothing would pass.',
  broken: '# nothing but a comment',
  fixed: 'dms_version: "0.1"\nmodels:\n  - name: Order\n    # ...',
});

/** YAML within JSON. */
export const beyondJson = rule({
  code: 'DYN-M004',
  severity: Severity.ERROR,
  title: 'YAML stays within what JSON can say.',
  why: 'DMS allows no anchors, aliases, merge keys, tags, timestamps or second documents: the languages that read models treat them differently. So do they with words such as on, no, 12:30, 1_000 or 0777: they are text to one reader, and true, false or a number to another.',
  broken: 'keys: &keys\n  partition: { attribute: PK, type: S }',
  fixed: 'keys:\n  partition: { attribute: PK, type: S }',
});

/** Keys are unique. */
export const duplicateKey = rule({
  code: 'DYN-M005',
  severity: Severity.ERROR,
  title: 'A key stands once in its mapping.',
  why: 'Readers keep the first, keep the last or refuse the document, so each language would see another model.',
  broken: '- attribute: email\n  type: S\n  type: N',
  fixed: '- attribute: email\n  type: S',
});

/** Nesting has a limit. */
export const depth = rule({
  code: 'DYN-M006',
  severity: Severity.ERROR,
  title: 'The document is nested at most 100 levels deep.',
  why: 'A model document needs eight levels. Deeper ones are a mistake or an attack on the reader.',
  broken: 'tags: { a: { a: { a: "... 100 times" } } }',
  fixed: 'tags: { a: "..." }',
});

/** Contents are of the expected kind. */
export const wrongKind = rule({
  code: 'DYN-M007',
  severity: Severity.ERROR,
  title: 'Every value is of the kind that its key wants: text, true or false, a list or a mapping.',
  why: 'DynamORM refuses the document, or reads another value than was meant. Nulls and empty text mean absent and are accepted everywhere.',
  broken: 'roles: pk',
  fixed: 'roles: [pk]',
});

/** Keys are known. */
export const unknownKey = rule({
  code: 'DYN-M008',
  severity: Severity.WARNING,
  title: 'Every key is one that DMS knows.',
  why: 'DynamORM ignores unknown keys silently, so a misspelled `omit_empty` or `projection` does nothing.',
  broken: '- attribute: email\n  type: S\n  omitempty: true',
  fixed: '- attribute: email\n  type: S\n  omit_empty: true',
});

/** Empty text instead of another kind. */
export const emptyText = rule({
  code: 'DYN-M104',
  severity: Severity.WARNING,
  title: 'Where a list, a mapping, true or false is due, nothing is written as null or left out, not as "".',
  why: 'Go readers of DynamORM refuse the whole document for an empty text in such a place, and other readers take it for nothing.',
  broken: 'sort: ""',
  fixed: '# no sort key',
});

/** The file is meant to be a document. */
export const foreignFile = rule({
  code: 'DYN-M105',
  severity: Severity.ERROR,
  title: 'The file is a model document, not source code and not a template.',
  why: 'Models in source code are read by `dynamorm-cdk extract`, and tables of a template by `dynamorm-cdk check`.',
  broken: "ModelDocument.fromFile('models/order.go')",
  fixed: "ModelDocument.fromFile('models.dms.yaml')   // written by: dynamorm-cdk extract ./models --out models.dms.yaml",
});

/** Documents have a size limit. */
export const tooLarge = rule({
  code: 'DYN-M106',
  severity: Severity.ERROR,
  title: 'The document has at most 64 MB.',
  why: 'Ten thousand models take ten. Reading far more takes minutes and gigabytes, and is mostly a wrong path. The option `maxMegabytes` raises the limit.',
  broken: "ModelDocument.fromFile('models.dms.json')   // 80 MB",
  fixed: "ModelDocument.fromFile('models.dms.json', { maxMegabytes: 100 })",
});
