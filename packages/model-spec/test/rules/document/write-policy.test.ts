import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, ruleCases, soundModel, withAttributes } from '../rule-cases';

const policy = (write_policy: object, version = '0.2') =>
  document({ ...withAttributes({ attribute: 'pinned', type: 'S' }), write_policy }, version);

ruleCases('DYN-M014', [
  { name: 'another mode', broken: policy({ mode: 'readonly' }), at: ['models[0].write_policy.mode'], sound: policy({ mode: 'mutable' }) },
  {
    name: 'a misspelled mode',
    broken: policy({ mode: 'writeonce' }, '0.1'),
    at: ['models[0].write_policy.mode'],
    sound: policy({ mode: 'write_once' }, '0.1'),
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
    sound: policy({ protected_attributes: null }, '0.1'),
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
