import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, type Json, ruleCases, soundModel, withAttributes } from '../rule-cases';

const policy = (write_policy: object, version = '0.2') =>
  document({ ...withAttributes({ attribute: 'pinned', type: 'S' }), write_policy }, version);

ruleCases('DYN-M014', [
  { name: 'another mode', broken: policy({ mode: 'readonly' }), at: ['models[0].write_policy.mode'], sound: policy({ mode: 'mutable' }) },
  {
    name: 'a misspelled mode',
    broken: policy({ mode: 'writeonce' }, '0.1'),
    at: ['models[0].write_policy.mode'],
    sound: policy({ mode: 'mutable' }, '0.1'),
  },
  { name: 'mutable with a capital', broken: policy({ mode: 'Mutable' }), at: ['models[0].write_policy.mode'], sound: policy({ mode: '' }) },
]);

ruleCases('DYN-M015', [
  {
    name: 'an attribute that is not there',
    broken: policy({ protected_attributes: ['pinned', 'pined'] }),
    at: ['models[0].write_policy.protected_attributes[1]'],
    sound: policy({ protected_attributes: [' pinned '] }),
  },
  {
    name: 'in 0.1 as well',
    broken: policy({ protected_attributes: ['gone'] }, '0.1'),
    at: ['models[0].write_policy.protected_attributes[0]'],
    options: { silenced: ['DYN-M120'] },
    sound: policy({ protected_attributes: null }, '0.1'),
  },
]);

const once = (...attributes: Json[]) => ({ ...withAttributes(...attributes), write_policy: { mode: 'write_once' } });
ruleCases('DYN-M120', [
  {
    name: 'write once in 0.1',
    broken: document(once()),
    at: ['models[0].write_policy'],
    sound: document(once(), '0.2'),
  },
  {
    name: 'protected attributes in 0.1',
    broken: policy({ protected_attributes: ['pinned'] }, '0.1'),
    at: ['models[0].write_policy'],
    sound: policy({ mode: 'mutable', protected_attributes: [] }, '0.1'),
  },
]);

const version = { attribute: 'version', type: 'N', roles: ['version'] };
ruleCases('DYN-M122', [
  {
    name: 'a version that never changes',
    broken: document(once(version), '0.2'),
    at: ['models[0].attributes[2].roles[0]'],
    sound: document({ ...once(version), write_policy: { mode: 'mutable' } }, '0.2'),
  },
  {
    name: 'a time of updates that never come',
    broken: document(once({ attribute: 'updatedAt', type: 'S', roles: ['updated_at'] }), '0.2'),
    at: ['models[0].attributes[2].roles[0]'],
    sound: document(once({ attribute: 'createdAt', type: 'S', roles: ['created_at'] }), '0.2'),
  },
]);

describe('hints', () => {
  it('name the nearest attribute', () => {
    const content = JSON.stringify(policy({ protected_attributes: ['pined'] }));
    expect(ModelValidator.validateString(content).findings[0].hint).toBe('Did you mean `pinned`?');
  });

  it('name the nearest mode', () => {
    const content = JSON.stringify(document(soundModel({ write_policy: { mode: 'writeOnce' } })));
    expect(ModelValidator.validateString(content).findings[0].hint).toBe('Did you mean `write_once`?');
  });
});
