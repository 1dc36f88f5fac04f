import { limits, reservedVariables, variableNamePattern } from '@dynamorm-cdk/core/dynamodb';
import type { DmsVersion } from '../model/draft';

/** A JSON Schema, or a part of one. */
type Schema = { [keyword: string]: unknown };

const attributeTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];
const published = 'https://raw.githubusercontent.com/dynamorm-cdk/dynamorm-cdk/main/packages/model-spec/schema';
const draft = 'http://json-schema.org/draft-07/schema#';
const formats = ['rfc3339nano', 'unix_seconds', 'int', 'decimal_string'];

/** The JSON Schema of a model document of any version, which editors find by the name of the file. */
export function dmsSchemaOfAnyVersion(versions: readonly DmsVersion[]): Schema {
  return {
    $schema: draft,
    $id: `${published}/dms.schema.json`,
    title: 'DynamORM model document',
    description: 'The models of an application, with their tables, keys, attributes and indexes.',
    type: 'object',
    required: ['dms_version'],
    properties: { dms_version: { enum: versions, description: 'The version of DMS, as text.' } },
    allOf: versions.map((version) => ({
      if: { properties: { dms_version: { const: version } }, required: ['dms_version'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { $ref: `dms-${version}.schema.json` },
    })),
  };
}

/**
 * The JSON Schema of a model document, for editors: what it refuses the validator refuses too, and the validator knows much more.
 * Keys that DMS does not know are refused here and a warning there.
 */
export function dmsSchema(version: DmsVersion): Schema {
  return {
    $schema: draft,
    $id: `${published}/dms-${version}.schema.json`,
    title: `DMS ${version}`,
    description: `A model document of DynamORM, version ${version}: the models of an application, with their tables, keys, attributes and indexes.`,
    ...mapping(['dms_version', 'models'], {
      dms_version: { const: version, description: 'The version of DMS, as text.' },
      namespace: optional(text('Groups documents, for generated code.')),
      models: { type: 'array', minItems: 1, items: { $ref: '#/definitions/model' }, description: 'The models.' },
    }),
    definitions: {
      absent: { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }] },
      nothing: { enum: [null, ''] },
      model: model(),
      attribute: attribute(version),
      index: index(),
      key: mapping(['attribute', 'type'], {
        attribute: { ...present('Name of an attribute of the model.'), maxLength: limits.attributeNameBytes },
        type: { enum: ['S', 'N', 'B'], description: 'Type of the key.' },
      }),
    },
  };
}

function model(): Schema {
  const conventions = ['camelCase', 'snake_case', 'dynamorm'];
  return mapping(['name', 'table', 'keys', 'attributes'], {
    name: present('Name of the type in code.'),
    table: described(
      'The table of the model.',
      mapping(['name'], {
        name: { ...legalName, description: 'Logical name of the table: it groups models and is never the physical name.' },
        environment_variable: optional(
          { type: 'string', pattern: variableNamePattern, not: { enum: [...reservedVariables] } },
          'The environment variable from which the application reads the physical name. DynamORM itself does not read this key.',
        ),
      }),
    ),
    naming: optional(
      mapping([], { convention: optional({ enum: conventions, description: 'The convention that the names of attributes follow.' }) }),
      'Omit it if names have no convention.',
    ),
    keys: described('The keys of the table.', mapping(['partition'], { partition: key('The partition key.'), sort: sortKey() })),
    write_policy: optional(
      mapping([], {
        mode: optional({ enum: ['mutable', 'write_once'], description: 'Whether items are ever updated.' }),
        protected_attributes: optional(list(text('An attribute of the model.')), 'Attributes that updates must not change.'),
      }),
      'How items are updated.',
    ),
    attributes: { type: 'array', minItems: 1, items: { $ref: '#/definitions/attribute' }, description: 'Every attribute, keys included.' },
    indexes: optional(list({ $ref: '#/definitions/index' }), 'The indexes that the model queries.'),
  });
}

function attribute(version: DmsVersion): Schema {
  const jsonTypes = version === '0.1' ? ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M'] : ['S', 'N', 'BOOL', 'NULL', 'L', 'M'];
  const role = { type: 'string', pattern: '^(pk|sk|created_at|updated_at|version|ttl|index_(pk|sk):.+|[gl]si[0-9]+_?(pk|sk))$' };
  return {
    ...mapping(['attribute', 'type'], {
      attribute: present('Name as it is stored in DynamoDB.'),
      type: { enum: attributeTypes, description: 'DynamoDB type; of an encrypted attribute the type before encryption.' },
      required: flag('Always written.'),
      optional: flag('May be absent.'),
      omit_empty: flag('Not written when it is empty.'),
      roles: optional(
        list(role),
        'How DynamORM uses it: pk, sk, created_at, updated_at, version, ttl, index_pk:<index>, index_sk:<index>.',
      ),
      format: optional({ type: 'string', examples: formats }, 'Format of the value.'),
      json: flag('Stored as JSON.'),
      binary: flag('Stored as bytes.'),
      encryption: optional({ anyOf: [{ type: 'object' }, { const: true }] }, 'Encrypted in the client, as in { v: 1 }.'),
      tags: optional({ type: 'object' }, 'Anything else that is to be known about it.'),
    }),
    allOf: [
      { not: bothTrue('required', 'optional') },
      { not: bothTrue('json', 'binary') },
      implies(isTrue('binary'), { properties: { type: { const: 'B' } } }),
      implies(isTrue('json'), { properties: { type: { enum: jsonTypes } } }),
    ],
  };
}

function index(): Schema {
  return {
    ...mapping(['name', 'type', 'partition'], {
      name: { ...legalName, description: 'Name of the index.' },
      type: { enum: ['GSI', 'LSI'], description: 'Global or local.' },
      partition: key('The partition key of the index.'),
      sort: sortKey(),
      projection: optional(
        {
          ...mapping([], {
            type: optional({ enum: ['ALL', 'KEYS_ONLY', 'INCLUDE'], description: 'The attributes that the index repeats. Default: ALL.' }),
            fields: optional(
              list({ ...text('An attribute of a model of the table.'), maxLength: limits.attributeNameBytes }),
              'The attributes that INCLUDE adds to the keys.',
            ),
          }),
          ...implies(
            { properties: { type: { const: 'INCLUDE' } }, required: ['type'] },
            { properties: { fields: { type: 'array', minItems: 1, maxItems: limits.projectedByIndex } }, required: ['fields'] },
          ),
        },
        'Which attributes the index repeats.',
      ),
    }),
    ...implies(
      { properties: { type: { const: 'LSI' } }, required: ['type'] },
      { properties: { sort: { $ref: '#/definitions/key' } }, required: ['sort'] },
    ),
  };
}

const legalName: Schema = { type: 'string', pattern: '^[a-zA-Z0-9_.-]{3,255}$' };

function mapping(required: string[], properties: Schema): Schema {
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, additionalProperties: false };
}

function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

/** In draft 7, keywords next to a reference do not count. */
function key(description: string): Schema {
  return described(description, { allOf: [{ $ref: '#/definitions/key' }] });
}

function sortKey(): Schema {
  return optional({ $ref: '#/definitions/key' }, 'The sort key.');
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function text(description: string): Schema {
  return { type: 'string', description };
}

/** A text that is not blank. */
function present(description: string): Schema {
  return { type: 'string', pattern: '\\S', description };
}

function flag(description: string): Schema {
  return optional({ type: 'boolean' }, description);
}

/** null means absent everywhere, blank text where text may stand. */
function optional(schema: Schema, description?: string): Schema {
  const isText = schema.type === 'string' || 'enum' in schema;
  const { description: inner, ...rest } = schema;
  const said = description ?? inner;
  return {
    ...(said === undefined ? {} : { description: said }),
    anyOf: [rest, { $ref: `#/definitions/${isText ? 'absent' : 'nothing'}` }],
  };
}

/** Where the condition holds, the rest does too. */
function implies(condition: Schema, rest: Schema): Schema {
  return { anyOf: [{ not: condition }, rest] };
}

function isTrue(key: string): Schema {
  return { properties: { [key]: { const: true } }, required: [key] };
}

function bothTrue(one: string, other: string): Schema {
  return { properties: { [one]: { const: true }, [other]: { const: true } }, required: [one, other] };
}
