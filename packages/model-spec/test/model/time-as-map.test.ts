import { describe, expect, it } from 'vitest';
import { ModelDocument } from '../../src';
import { document, found, ruleCases, soundModel } from '../rules/rule-cases';

const timed = (type: string) =>
  soundModel({
    keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'at', type: 'S' } },
    attributes: [
      { attribute: 'PK', type: 'S' },
      { attribute: 'at', type },
      { attribute: 'createdAt', type, roles: ['created_at'] },
    ],
  });

ruleCases('DYN-M039', [
  { name: 'times of a bare model', broken: timed('M'), at: ['attributes[1].type', 'attributes[2].type'], sound: timed('S') },
  {
    name: 'times of a list of models',
    broken: [timed('M')],
    at: ['[0].attributes[1].type', '[0].attributes[2].type'],
    sound: [timed('S')],
  },
]);

describe('reading', () => {
  it('takes the type as S', () => {
    expect(ModelDocument.fromObject(timed('M')).models[0].attributes.map((one) => one.type)).toEqual(['S', 'S', 'S']);
  });

  it('leaves documents with a version alone', () => {
    expect(found(document(timed('M')))).toEqual(['DYN-M025 models[0].keys.sort.type', 'DYN-M045 models[0].attributes[2].type']);
  });

  it('leaves other maps alone', () => {
    const model = soundModel();
    model.attributes.push({ attribute: 'address', type: 'M' });
    expect(ModelDocument.fromObject(model).models[0].attributes[2].type).toBe('M');
  });
});
