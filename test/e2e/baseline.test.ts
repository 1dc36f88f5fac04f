// A change of the public interface is seen: nothing of the committed baseline is gone
import { expect, test } from 'vitest';
import { breaksOfBaseline } from '../../tools/signatures/baseline';

test('the packages offer all that signatures/*.jsii.json offer', async () => {
  const breaks = [...(await breaksOfBaseline())].map(([name, output]) => `packages/${name}:\n${output}`);
  expect(breaks, 'if that is meant, say so in the changelog, write the baseline by `npx projen baseline` and commit it').toEqual([]);
});

test('what the baseline has and a package does not is noticed', async () => {
  const breaks = await breaksOfBaseline(({ name, types }) => {
    if (name.endsWith('/table'))
      types['@dynamorm-cdk/table.DynamORMTable'].methods?.push({ name: 'vanished', docs: { stability: 'stable' } });
    if (name.endsWith('/model-spec'))
      types['@dynamorm-cdk/model-spec.KeyType'].members?.push({ name: 'GONE', docs: { stability: 'stable' } });
  });
  expect([...breaks.keys()]).toEqual(['model-spec', 'table']);
  expect(breaks.get('table')).toContain('vanished');
  expect(breaks.get('model-spec')).toContain('GONE');
});
