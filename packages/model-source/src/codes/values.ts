import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Models that are values: TypeScript's `defineModel` and Python's `from_dataclass`. */
export const typescriptCodes = defineCodes({
  'DYN-C260': {
    severity: 'error',
    title: 'A TypeScript or JavaScript file can be parsed.',
    why: 'Its models cannot be read otherwise.',
    broken: "export const Order = defineModel({ name: 'Order' };",
    fixed: "export const Order = defineModel({ name: 'Order' });",
  },
  'DYN-C261': {
    severity: 'error',
    title: 'Every part of a model is known from the source.',
    why: 'The source is read, never run. Write the part as a literal, or as a constant that consists of literals.',
    broken: "keys: { partition: { attribute: process.env.KEY ?? 'PK', type: 'S' } },",
    fixed: "keys: { partition: { attribute: 'PK', type: 'S' } },",
  },
  'DYN-C262': {
    severity: 'error',
    title: 'The table of a model is known from the source, or named with `--table`.',
    why: 'The name can be a literal, or an environment variable with or without a literal default.',
    broken: 'table: { name: tableNameFor(stage) },',
    fixed: "table: { name: process.env.ORDERS_TABLE ?? 'orders' },",
  },
  'DYN-C263': {
    severity: 'error',
    title: '`defineModel` accepts the model.',
    why: 'It throws when the program calls it.',
    broken: "attributes: [{ attribute: 'details', type: 'M', json: true }],",
    fixed: "attributes: [{ attribute: 'details', type: 'S', json: true }],",
  },
  'DYN-C264': {
    severity: 'info',
    title: 'A model is defined in the project.',
    why: 'A function of the library that defines a model knows what it is; the source of the project does not say it.',
    broken: "import { defineFaceTheoryCacheMetadataModel } from '@theory-cloud/tabletheory-ts';",
    fixed: "import { defineModel } from '@theory-cloud/tabletheory-ts';",
  },
  'DYN-C265': {
    severity: 'info',
    title: 'A file is a source, not what a compiler wrote.',
    why: 'A compiled copy next to its source has the same models again, or older ones.',
  },
});

/** Python's dataclasses. */
export const pythonCodes = defineCodes({
  'DYN-C270': {
    severity: 'error',
    title: 'A Python file can be parsed.',
    why: 'Its models cannot be read otherwise.',
    broken: 'class Order\n    pass',
    fixed: 'class Order:\n    pass',
  },
  'DYN-C271': {
    severity: 'error',
    title: '`from_dataclass`, and Python itself, accept the model.',
    why: 'They raise an error when the module is imported.',
    broken: '@dataclass\nclass Order:\n    name: str = ""\n    pk: str = theorydb_field(roles=["pk"])',
    fixed: '@dataclass\nclass Order:\n    pk: str = theorydb_field(roles=["pk"])\n    name: str = ""',
  },
  'DYN-C272': {
    severity: 'warning',
    title: 'The type of a field says what is stored.',
    why: 'Otherwise the field is taken as text, as DynamORM itself does, although its value may be stored as something else.',
    broken: 'value: Any = theorydb_field()',
    fixed: 'value: str = theorydb_field()',
  },
  'DYN-C273': {
    severity: 'warning',
    title: "DynamORM's comparison with DMS sees the type that is stored.",
    why: 'The comparison takes a field for text that is stored as something else, and fails.',
    broken: 'tags: set[str] = theorydb_field()',
    fixed: 'tags: set[str] = theorydb_field(set_=True)',
  },
  'DYN-C274': {
    severity: 'warning',
    title: 'boto3 can write the field.',
    why: 'It refuses `float` and types that DynamoDB does not have.',
    broken: 'total: float = theorydb_field()',
    fixed: 'total: Decimal = theorydb_field()',
  },
  'DYN-C275': {
    severity: 'warning',
    title: 'A dataclass with a partition key of DynamORM is passed to `from_dataclass`.',
    why: 'Only then is it a model. Name the file that makes the call too.',
    broken: '@dataclass\nclass Order:\n    pk: str = theorydb_field(roles=["pk"])',
    fixed: '@dataclass\nclass Order:\n    pk: str = theorydb_field(roles=["pk"])\n\nORDER = ModelDefinition.from_dataclass(Order)',
  },
});
