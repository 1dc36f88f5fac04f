import { ModelDocument } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPython } from '../../src/python/read-python';
import { type Entry, entries } from '../model-entries';
import { reading } from '../reading';
import { printedModel } from './printed-model';

/** A class says of every field whether it has a default, and of the sort key that it is one; it has no type for NULL alone. */
function asPythonSays(entry: Entry): Entry {
  const attributes = entry.attributes.map(({ required, optional, ...rest }) => ({
    ...rest,
    type: rest.type === 'NULL' ? 'S' : rest.type,
    ...(rest.attribute === entry.keys.sort?.attribute ? { roles: ['sk'] } : {}),
    ...(optional === true ? { optional: true } : { required: true }),
  }));
  return { ...entry, name: `M${entry.name}`, attributes };
}

it('reads every model that is printed as Python, however it is written', async () => {
  const choices = fc.array(fc.nat(), { minLength: 3, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(entries.map(asPythonSays), choices), { minLength: 1, maxLength: 4 }), async (all) => {
      const files = Object.fromEntries(all.map(([entry, picks], at) => [`model${at}.py`, printedModel(entry, picks)]));
      const { models, said } = await reading(readPython, files);
      expect(said).toEqual([]);
      expect(models).toEqual(all.map(([entry]) => ModelDocument.fromObject(entry).models[0]));
    }),
    { numRuns: 150 },
  );
});
