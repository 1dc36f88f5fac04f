import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, ruleCases, withAttributes, withIndex } from '../rule-cases';

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
