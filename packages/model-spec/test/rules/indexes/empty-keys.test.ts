import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, ruleCases, withAttributes } from '../rule-cases';

const keyed = (attribute: object, version = '0.2') => ({
  ...document(withAttributes({ attribute: 'key', ...attribute }), version),
  models: [
    {
      ...withAttributes({ attribute: 'key', ...attribute }),
      indexes: [{ name: 'gsi-key', type: 'GSI', partition: { attribute: 'key', type: (attribute as { type: string }).type } }],
    },
  ],
});
const at = ['models[0].attributes[2]'];

ruleCases('DYN-M067', [
  { name: 'a text', broken: keyed({ type: 'S' }), at, sound: keyed({ type: 'S', omit_empty: true }) },
  { name: 'an optional text', broken: keyed({ type: 'S', optional: true }), at, sound: keyed({ type: 'S', required: true }) },
  { name: 'bytes', broken: keyed({ type: 'B' }), at, sound: keyed({ type: 'B', omit_empty: true }) },
  { name: 'numbers are never empty', broken: keyed({ type: 'S' }), at, sound: keyed({ type: 'N' }) },
  { name: 'timestamps are always set', broken: keyed({ type: 'S' }), at, sound: keyed({ type: 'S', roles: ['created_at'] }) },
  { name: 'updates too', broken: keyed({ type: 'S' }), at, sound: keyed({ type: 'S', roles: ['updated_at'] }) },
  { name: 'times are never empty', broken: keyed({ type: 'S' }), at, sound: keyed({ type: 'S', format: 'rfc3339nano' }) },
]);

ruleCases('DYN-M068', [
  {
    name: 'a number that is left out at 0',
    broken: keyed({ type: 'N', omit_empty: true }),
    at: ['models[0].attributes[2].omit_empty'],
    sound: keyed({ type: 'N', omit_empty: false }),
  },
]);

describe('one finding a model', () => {
  it('names every attribute, and no table key', () => {
    const index = (name: string, partition: string, sort: string) => ({
      name,
      type: 'GSI',
      partition: { attribute: partition, type: 'S' },
      sort: { attribute: sort, type: 'S' },
    });
    const model = withAttributes({ attribute: 'a', type: 'S' }, { attribute: 'b', type: 'S' });
    const content = JSON.stringify(document({ ...model, indexes: [index('gsi-1', 'a', 'SK'), index('gsi-2', 'b', 'a')] }));
    expect(ModelValidator.validateString(content).findings.map((finding) => finding.message)).toEqual([
      'Writing "" to `a`, `b` fails, because they are keys of an index.',
    ]);
  });
});
