import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ModelValidator } from '../../src';
import { dmsSchema, dmsSchemaOfAnyVersion } from '../../src/schema/dms-schema';
import { type Json, soundModel } from '../rules/rule-cases';

const versions = ['0.1', '0.2'] as const;

const read = (version: string) => JSON.parse(readFileSync(join(__dirname, `../../schema/dms-${version}.schema.json`), 'utf8'));
const compiled = (version: string) => new Ajv({ allErrors: true }).compile(read(version));

/** A document that uses everything that DMS has. */
function richDocument(version: string): Json {
  const key = (attribute: string, type = 'S') => ({ attribute, type });
  return {
    dms_version: version,
    namespace: 'acme',
    models: [
      {
        name: 'Order',
        table: { name: 'orders', environment_variable: 'ORDERS_TABLE_NAME' },
        naming: { convention: 'camelCase' },
        keys: { partition: key('PK'), sort: key('SK') },
        write_policy: { mode: 'mutable', protected_attributes: ['email'] },
        attributes: [
          { ...key('PK'), required: true, roles: ['pk'] },
          { ...key('SK'), required: true, optional: false, roles: ['sk'] },
          { ...key('email'), optional: true, omit_empty: true, roles: ['index_pk:gsi-email'], tags: { pii: true } },
          { ...key('createdAt'), format: 'rfc3339nano', roles: ['created_at'] },
          { ...key('notes'), json: true, encryption: { v: 1 } },
          { ...key('blob', 'B'), binary: true },
          { ...key('ttl', 'N'), format: 'unix_seconds', roles: ['ttl'] },
        ],
        indexes: [
          { name: 'gsi-email', type: 'GSI', partition: key('email'), projection: { type: 'INCLUDE', fields: ['notes'] } },
          { name: 'lsi-created', type: 'LSI', partition: key('PK'), sort: key('createdAt'), projection: { type: 'ALL' } },
        ],
      },
      soundModel({ name: 'Line', naming: null, write_policy: null, indexes: null }),
    ],
  };
}

/** Every place in a document. */
function places(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  const keys: (string | number)[] = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
  return [...(path.length > 0 ? [path] : []), ...keys.flatMap((key) => places(value[key], [...path, key]))];
}

const values = fc.constantFrom<Json>(
  null,
  '',
  ' ',
  0,
  1.5,
  true,
  false,
  [],
  {},
  'S',
  'N',
  'B',
  'SS',
  'M',
  'ALL',
  'INCLUDE',
  'KEYS_ONLY',
  'LSI',
  'GSI',
  'pk',
  'x y',
  'PK',
  'dynamorm',
  'snake_case',
  'write_once',
  'AWS_REGION',
  'ORDERS\n',
  '0.1',
  '0.2',
  'a'.repeat(256),
  ['PK'],
  [null],
  [''],
  ['a', 1],
  { v: 1 },
  { type: 'INCLUDE' },
  { attribute: 'PK', type: 'S' },
  Array.from({ length: 21 }, (_, at) => `f${at}`),
  '\ufeff',
  '\u2003',
  'ttl',
  'index_pk:',
  'constructor',
);

/** A rich document in which some places hold other values, are gone, or have a key more. */
const mutated = fc
  .tuple(
    fc.constantFrom(...versions),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'set', 'delete', 'add'), values), { minLength: 1, maxLength: 4 }),
  )
  .map(([version, changes]) => {
    const document = richDocument(version);
    for (const [at, change, shared] of changes) {
      const value = structuredClone(shared);
      const all = places(document);
      if (all.length === 0) break;
      const path = all[at % all.length];
      const owner = path.slice(0, -1).reduce((one, key) => one[key], document);
      const last = path[path.length - 1];
      if (change === 'set') owner[last] = value;
      else if (change === 'add' && !Array.isArray(owner)) owner.surplus = value;
      else if (Array.isArray(owner)) owner.splice(Number(last), 1);
      else delete owner[last];
    }
    // A document that now states the other version is judged by the other schema.
    return { version: versions.find((one) => one === document.dms_version) ?? version, document };
  });

describe.each(versions)('dms-%s.schema.json', (version) => {
  it('is up to date; run `npx tsx scripts/dms-schemas.ts` where it is not', () => {
    expect(read(version)).toEqual(dmsSchema(version));
  });

  it('accepts a sound document, as the validator does', () => {
    const validate = compiled(version);
    expect([validate(richDocument(version)), validate.errors]).toEqual([true, null]);
    expect(ModelValidator.validateString(JSON.stringify(richDocument(version)), { silenced: ['DYN-M120'] }).findings).toEqual([]);
  });

  it('refuses the other version', () => {
    expect(compiled(version)(richDocument(version === '0.1' ? '0.2' : '0.1'))).toBe(false);
  });

  it.each<[string, (model: Json) => void]>([
    ['a missing key type', (model) => delete model.keys.partition.type],
    ['an unknown type', (model) => Object.assign(model.attributes[0], { type: 'string' })],
    ['both required and optional', (model) => Object.assign(model.attributes[0], { optional: true })],
    ['binary text', (model) => Object.assign(model.attributes[2], { binary: true })],
    ['a json set', (model) => Object.assign(model.attributes[4], { type: 'SS' })],
    ['INCLUDE without fields', (model) => delete model.indexes[0].projection.fields],
    ['a local index without a sort key', (model) => delete model.indexes[1].sort],
    ['an unknown role', (model) => Object.assign(model.attributes[0], { roles: ['primary'] })],
    ['a number for a name', (model) => Object.assign(model, { name: 1 })],
    ['an unknown key', (model) => Object.assign(model.attributes[0], { omitempty: true })],
    ['an unknown convention', (model) => Object.assign(model.naming, { convention: 'pascalCase' })],
    ['an illegal table name', (model) => Object.assign(model.table, { name: 'a b c' })],
    ['a reserved variable', (model) => Object.assign(model.table, { environment_variable: 'AWS_REGION' })],
    ['a variable of something else', (model) => Object.assign(model.table, { environment_variable: 'KMS_KEY_ARN' })],
  ])('refuses %s, as the validator does', (_, breakIt) => {
    const document = richDocument(version);
    breakIt(document.models[0]);
    expect(compiled(version)(document)).toBe(false);
    expect(ModelValidator.validateString(JSON.stringify(document)).findings).not.toEqual([]);
  });
});

test('dms.schema.json is up to date', () => {
  const file = join(__dirname, '../../schema/dms.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(dmsSchemaOfAnyVersion(versions));
});

/** The schema without the one thing that is only a warning to the validator. */
function withoutUnknownKeys(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutUnknownKeys);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(([key]) => key !== 'additionalProperties');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutUnknownKeys(value)]));
}

it('refuses nothing that the validator accepts', () => {
  const whole = Object.fromEntries(versions.map((version) => [version, compiled(version)]));
  const lenient = Object.fromEntries(versions.map((version) => [version, new Ajv().compile(withoutUnknownKeys(read(version)))]));
  const seen = { accepted: 0, unknownKeys: 0, refused: 0 };
  fc.assert(
    fc.property(mutated, ({ version, document }) => {
      const report = ModelValidator.validateString(JSON.stringify(document));
      if (!lenient[version](document)) {
        seen.refused++;
        expect(report.errors).not.toEqual([]);
      } else if (!whole[version](document)) {
        seen.unknownKeys++;
        expect(report.findings.map((finding) => finding.code)).toContain('DYN-M008');
      } else {
        seen.accepted++;
      }
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.accepted, seen.unknownKeys, seen.refused)).toBeGreaterThan(100);
});
