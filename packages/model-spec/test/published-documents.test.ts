import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../src';
import { document, type Json } from './rules/rule-cases';

// What DynamORM and TableTheory publish, and what was found in it:
// - run as they are: the contract fixtures user and order of DMS 0.1, the multi-language example, the specification's own example. DYN-M067
//   (info) for index keys that may be written empty, and DYN-M024 for the specification's example, whose index key is not among
//   its attributes, which is right. DYN-M121 (info) for the order: its index includes the amount and no version, which is right too;
// - read, and put into the models below under other names: the other fixtures of DMS 0.1 and 0.2 (encrypted record, number precision,
//   release state, snake case, structured profile, type matrix, user, order), the code generator's note, the documents in tests. DYN-M036
//   (warning) for json on M in DMS 0.1, which most readers of 0.1 refuse, and errors for those that are published as broken.

const key = (attribute: string, type = 'S') => ({ attribute, type });
const keys = { partition: key('PK'), sort: key('SK') };
const PK = { ...key('PK'), required: true, roles: ['pk'] };
const SK = { ...key('SK'), required: true, roles: ['sk'] };
const created = { ...key('createdAt'), format: 'rfc3339nano', roles: ['created_at'] };
const updated = { ...key('updatedAt'), format: 'rfc3339nano', roles: ['updated_at'] };
const version = { ...key('version', 'N'), format: 'int', roles: ['version'] };
const ttl = { ...key('ttl', 'N'), format: 'unix_seconds', roles: ['ttl'], optional: true, omit_empty: true };
const optional = (attribute: string, type = 'S', changes = {}) => ({ ...key(attribute, type), optional: true, ...changes });
const model = (name: string, attributes: Json[], changes = {}) => ({
  name,
  table: { name: 'contract_table' },
  naming: { convention: 'camelCase' },
  keys,
  attributes: [PK, SK, ...attributes],
  ...changes,
});

const byEmail = { name: 'gsi-email', type: 'GSI', partition: key('emailHash'), projection: { type: 'ALL' } };
const byStatus = {
  name: 'gsi-status',
  type: 'GSI',
  partition: key('status'),
  sort: key('createdAt'),
  projection: { type: 'INCLUDE', fields: ['amount'] },
};
const omitted = { omit_empty: true };

const documents: [string, Json, string[]][] = [
  [
    'a user with an index by a hash',
    document(model('Person', [optional('emailHash'), created, updated, version, ttl], { indexes: [byEmail] })),
    ['DYN-M067'],
  ],
  [
    'an order with an index that includes',
    document(
      model('Purchase', [optional('status', 'S', omitted), optional('amount', 'N', omitted), created, updated, version, ttl], {
        indexes: [byStatus],
      }),
      '0.2',
    ),
    ['DYN-M121'],
  ],
  [
    'an encrypted record without a naming block',
    document(model('Sealed', [optional('secret', 'S', { encryption: { v: 1 } })], { naming: undefined })),
    [],
  ],
  ['exact numbers', document(model('Ledger', [{ ...key('balance', 'N'), format: 'decimal_string' }]), '0.2'), []],
  [
    'two models of one table, one of them written once',
    document(
      [
        model('Current', [optional('pinned'), optional('origin', 'M', { json: true }), updated, version], {
          write_policy: { mode: 'mutable', protected_attributes: ['pinned'] },
        }),
        model('Event', [optional('origin', 'M', { json: true }), optional('recordedAt', 'S', { format: 'rfc3339nano' }), ttl], {
          write_policy: { mode: 'write_once', protected_attributes: [] },
        }),
      ],
      '0.2',
    ),
    [],
  ],
  ['json on a map in 0.1', document(model('Current', [optional('origin', 'M', { json: true })])), ['DYN-M036']],
  [
    'snake_case names',
    document(
      model('Row', [], {
        naming: { convention: 'snake_case' },
        keys: { partition: key('pk'), sort: key('sk') },
        attributes: [{ ...key('pk'), roles: ['pk'] }, { ...key('sk'), roles: ['sk'] }, optional('email_hash')],
      }),
      '0.2',
    ),
    [],
  ],
  [
    'every type',
    document(
      model(
        'Matrix',
        ['NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M', 'SS', 'N', 'S'].map((type) => optional(`of${type}`, type)),
      ),
      '0.2',
    ),
    [],
  ],
  [
    'everything that the code generator knows',
    document(
      model(
        'Note',
        [
          optional('title', 'S', omitted),
          optional('payload', 'M', { json: true }),
          optional('blob', 'B', { binary: true }),
          { ...created, optional: true },
        ],
        {
          indexes: [
            {
              name: 'gsi-title',
              type: 'GSI',
              partition: key('title'),
              sort: key('createdAt'),
              projection: { type: 'INCLUDE', fields: ['payload'] },
            },
          ],
        },
      ),
      '0.2',
    ),
    [],
  ],
  ['an index over an attribute that is not listed', document(model('Person', [created], { indexes: [byEmail] })), ['DYN-M024']],
  [
    'keys that are a list',
    document({ name: 'Broken', table: { name: 'broken' }, keys: ['not-a-map'], attributes: [] }, '0.2'),
    ['DYN-M007', 'DYN-M030'],
  ],
];

describe('documents like those that are published', () => {
  it.each(documents)('%s', (_, content, codes) => {
    expect(ModelValidator.validateString(JSON.stringify(content)).findings.map((finding) => finding.code)).toEqual(codes);
  });
});
