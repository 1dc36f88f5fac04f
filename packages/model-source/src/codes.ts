import type { Finding, Severity } from '@dynamorm-cdk/model-spec';

/** What the readers of source code find, by code. Codes are never reused. */
export const findingCodes = {
  'DYN-C201': ['error', 'Source code is not understood at this place; a warning inside a function.'],
  'DYN-C202': ['error', 'A source file cannot be read, or is not UTF-8.'],
  'DYN-C203': ['error', 'A type is declared twice in a package.'],
  'DYN-C204': ['info', 'A file with models is left out of builds for Linux, and was not read.'],
  'DYN-C205': ['error', 'A model has no partition key: DynamORM refuses it.'],
  'DYN-C206': ['error', 'A model has two partition keys or two sort keys: DynamORM refuses it.'],
  'DYN-C207': ['error', 'An index has no partition key: DynamORM refuses it.'],
  'DYN-C208': ['error', 'An index has two partition keys or two sort keys: DynamORM refuses it.'],
  'DYN-C209': ['error', 'A tag has a word that DynamORM does not know and refuses.'],
  'DYN-C210': ['error', 'An index in a tag has a modifier that DynamORM does not know and refuses.'],
  'DYN-C211': ['error', 'A version is no integer: DynamORM refuses it.'],
  'DYN-C212': ['error', 'A time to live is not int64 or uint64: DynamORM refuses it.'],
  'DYN-C213': ['error', 'A set is no slice, or holds what DynamoDB has no sets of.'],
  'DYN-C214': ['error', 'A timestamp is not time.Time: DynamORM refuses it.'],
  'DYN-C215': ['error', 'A key is encrypted: DynamORM refuses it.'],
  'DYN-C216': ['error', 'A tag names an attribute against the convention of its model: DynamORM refuses it.'],
  'DYN-C217': ['warning', 'Two fields have one attribute: one of them is not stored. An error from TableTheory 3 on.'],
  'DYN-C218': ['error', 'The type of a key cannot be known from the source.'],
  'DYN-C219': ['error', 'The fields of an embedded struct cannot be known from the source.'],
  'DYN-C220': ['error', 'The name of a table cannot be known from the source.'],
  'DYN-C221': ['error', 'A struct embeds itself.'],
  'DYN-C222': ['error', 'What a method says of a model cannot be known from the source.'],
  'DYN-C223': ['error', '`--table`, `--type` or `--exclude` names what there is not.'],
  'DYN-C225': ['error', 'DynamORM calls a method of a model on a pointer that is nil: the program panics.'],
  'DYN-C230': ['warning', 'DynamORM cannot write keys of this type.'],
  'DYN-C231': ['warning', 'A tag has a key that DynamORM does not know and ignores.'],
  'DYN-C232': ['warning', 'An embedded pointer is one attribute: its fields are no part of the model.'],
  'DYN-C233': ['warning', 'An embedded struct of an unexported type is skipped, with all its fields.'],
  'DYN-C234': ['warning', 'A naming convention is unknown: DynamORM takes camelCase.'],
  'DYN-C235': ['warning', 'The type of an attribute cannot be known from the source, or stored: it is left out.'],
  'DYN-C236': ['warning', 'A struct tag is misspelled: Go does not see what it says.'],
  'DYN-C237': ['warning', 'A model has tags of a key that is not read: a release of DynamORM or TableTheory reads one alone.'],
  'DYN-C238': ['warning', 'The name of a field without a tag breaks the convention: the model is written without one.'],
  'DYN-C239': ['warning', 'A generic struct has a partition key: it is no model, its instances are.'],
  'DYN-C240': ['warning', 'A tag stands where DynamORM does not read it.'],
  'DYN-C241': ['warning', 'This release of DynamORM knows the tag and does nothing.'],
  'DYN-C242': ['warning', 'A struct with a partition key is embedded by one that adds no tags: whether both are models cannot be known.'],
  'DYN-C243': ['warning', 'A struct with tags is declared inside a function, and was not read.'],
  'DYN-C250': ['info', 'The name of a table comes from an environment variable alone.'],
  'DYN-C251': ['info', 'The name of a table is taken from the first value of a variable.'],
  'DYN-C252': ['info', 'A struct with a partition key is embedded by models: it is taken for their base.'],
  'DYN-C260': ['error', 'A TypeScript or JavaScript file does not parse.'],
  'DYN-C261': ['error', 'A part of a model cannot be known from the source alone.'],
  'DYN-C262': ['error', "A model's table cannot be known from the source alone: `--table` says it."],
  'DYN-C263': ['error', "TypeScript's `defineModel` refuses the model when it is called."],
  'DYN-C270': ['error', 'A Python file does not parse.'],
  'DYN-C271': ['error', "Python's `from_dataclass`, or Python itself, refuses the model when it is defined."],
  'DYN-C272': [
    'warning',
    'What is stored cannot be told from the type of a Python field: it is taken as text, as DynamORM itself takes it.',
  ],
  'DYN-C273': ['warning', "DynamORM's comparison of a Python model with DMS takes a field for text that is stored as something else."],
  'DYN-C274': ['warning', 'Writing a Python field fails.'],
  'DYN-C275': ['warning', 'A dataclass has DynamORM fields, and nothing makes a model of it.'],
} as const;

/** A code of a finding. */
export type FindingCode = keyof typeof findingCodes;

/** A finding of a reader, with the severity of its code unless another is given. */
export function finding(code: FindingCode, details: Omit<Finding, 'code' | 'severity'> & { readonly severity?: Severity }): Finding {
  return { code, severity: findingCodes[code][0] as Severity, ...details };
}
