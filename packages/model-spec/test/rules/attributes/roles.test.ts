import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, findings, found, type Json, ruleCases, withAttributes, withIndex } from '../rule-cases';

const role = (...roles: string[]) => document(withAttributes({ attribute: 'a', type: 'S', roles }));
const ofIndex = (owner: string, one: string, changes = {}) => {
  const model = withIndex({ sort: { attribute: 'SK', type: 'S' }, ...changes });
  return document({
    ...model,
    attributes: model.attributes.map((each: { attribute: string }) => (each.attribute === owner ? { ...each, roles: [one] } : each)),
  });
};
const at = (attribute: number) => [`models[0].attributes[${attribute}].roles[0]`];

ruleCases('DYN-M042', [
  { name: 'a misspelled role', broken: role('createdat'), at: at(2), sound: role('created_at') },
  { name: 'a role with a capital', broken: role('Created_at'), at: at(2), sound: role() },
  { name: 'an index role without an index', broken: role('index_pk:'), at: at(2), sound: role() },
  { name: 'text around a role', broken: ofIndex('email', 'xindex_pk:gsi-email'), at: at(2), sound: ofIndex('email', 'index_pk:gsi-email') },
]);

ruleCases('DYN-M043', [
  {
    name: 'an index that is not there',
    broken: ofIndex('email', 'index_pk:gsi-mail'),
    at: at(2),
    sound: ofIndex('email', 'index_pk:gsi-email'),
  },
  { name: 'another attribute', broken: ofIndex('PK', 'index_pk:gsi-email'), at: at(0), sound: ofIndex('SK', 'index_sk:gsi-email') },
  {
    name: 'the sort key for the partition key',
    broken: ofIndex('SK', 'index_pk:gsi-email'),
    at: at(1),
    sound: ofIndex('SK', 'index_sk:gsi-email'),
  },
  {
    name: 'no sort key',
    broken: ofIndex('SK', 'index_sk:gsi-email', { sort: undefined }),
    at: at(1),
    sound: ofIndex('SK', 'index_sk:gsi-email'),
  },
]);

describe('hints', () => {
  it.each([
    ['createdat', 'Did you mean `created_at`?'],
    ['tll', 'Did you mean `ttl`?'],
    ['owner', 'Use one of pk, sk, created_at, updated_at, version, ttl, index_pk:<index>, index_sk:<index>.'],
  ])('for %s', (wrong, hint) => {
    expect(ModelValidator.validateString(JSON.stringify(role(wrong))).findings[0].hint).toBe(hint);
  });

  it('name an index role with its index', () => {
    const report = ModelValidator.validateString(JSON.stringify(ofIndex('email', 'indexpk:gsi-email')));
    expect(report.findings[0].hint).toBe('Did you mean `index_pk:gsi-email`?');
  });
});

describe('index roles', () => {
  const email = { attribute: 'email', type: 'S', omit_empty: true };
  const index = (number: number, changes = {}) => ({
    name: `gsi-${String(number).padStart(2, '0')}`,
    type: 'GSI',
    partition: { attribute: 'email', type: 'S' },
    ...changes,
  });
  const hintOf = (indexes: object[], one: string) =>
    findings(document({ ...withAttributes({ ...email, roles: [one] }), indexes })).find(({ code }) => /M04[23]/.test(code));

  it('without an index, and with others', () => {
    expect(hintOf([], 'index_pk:none')).toMatchObject({ expected: 'no such role', hint: 'Add the index, or remove the role.' });
    expect(hintOf([index(0), index(1)], 'index_pk:zzzzzz')).toMatchObject({
      expected: 'gsi-00, gsi-01',
      hint: 'The model has `gsi-00`, `gsi-01`.',
    });
  });

  it('are compared with no more than 20 indexes, however many there are', () => {
    const indexes = Array.from({ length: 22 }, (_, number) => index(number, number === 21 ? { name: 'by-telephone' } : {}));
    expect(hintOf(indexes, 'index_pk:by-telefone')?.expected?.split(', ')).toHaveLength(20);
    expect(hintOf(indexes, 'indexsk:gsi-19')?.hint).toBe('Did you mean `index_sk:gsi-19`?');
    expect(hintOf(indexes, 'indexpk:by-telephone')?.hint).not.toContain('by-telephone');
  });

  it('say nothing of an attribute or key that cannot be read', () => {
    const unnamed = withAttributes({ type: 'S', roles: ['index_pk:gsi-00'] }, email);
    expect(found(document({ ...unnamed, indexes: [index(0)] }))).toEqual(['DYN-M031 models[0].attributes[2].attribute']);
    const unread = withAttributes({ ...email, roles: ['index_sk:gsi-00'] });
    expect(found(document({ ...unread, indexes: [index(0, { sort: 'email' })] }))).toEqual(['DYN-M007 models[0].indexes[0].sort']);
  });
});

const numbered = (role: string, index: Json = {}) =>
  document({
    ...withAttributes({ attribute: 'gsi1PK', type: 'S', omit_empty: true, roles: [role] }),
    indexes: [{ name: 'by-owner', type: 'GSI', partition: { attribute: 'gsi1PK', type: 'S' }, ...index }],
  });
ruleCases('DYN-M103', [
  {
    name: 'a partition key that no index has',
    broken: numbered('gsi1pk', { partition: { attribute: 'SK', type: 'S' } }),
    at: ['models[0].attributes[2].roles[0]'],
    sound: numbered('gsi1pk'),
  },
  {
    name: 'a sort key that is a partition key',
    broken: numbered('gsi1sk'),
    at: ['models[0].attributes[2].roles[0]'],
    sound: numbered('gsi2sk', { partition: { attribute: 'SK', type: 'S' }, sort: { attribute: 'gsi1PK', type: 'S' } }),
  },
]);
