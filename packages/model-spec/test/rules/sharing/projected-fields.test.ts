import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, ruleCases, soundModel, withAttributes, withIndex } from '../rule-cases';

const status = { attribute: 'status', type: 'S' };
const include = (...fields: string[]) => withIndex({ projection: { type: 'INCLUDE', fields } }, [status]);

ruleCases('DYN-M058', [
  {
    name: 'a misspelled attribute',
    broken: document(include('status', 'statsu')),
    at: ['models[0].indexes[0].projection.fields[1]'],
    sound: document(include('status')),
  },
  {
    name: 'an attribute of a model of another table',
    broken: document([include('total'), { ...withAttributes({ attribute: 'total', type: 'N' }), name: 'Line', table: { name: 'lines' } }]),
    at: ['models[0].indexes[0].projection.fields[0]'],
    sound: document([include('total'), { ...withAttributes({ attribute: 'total', type: 'N' }), name: 'Line' }]),
  },
]);

describe('hints', () => {
  it('name the nearest attribute', () => {
    expect(ModelValidator.validateString(JSON.stringify(document(include('statsu')))).findings[0].hint).toBe('Did you mean `status`?');
  });

  it('say what to do where none is near', () => {
    expect(ModelValidator.validateString(JSON.stringify(document([include('zzzzzz'), soundModel({ name: 'B' })]))).findings[0].hint).toBe(
      'Name an attribute of the model.',
    );
  });
});
