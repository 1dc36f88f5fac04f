// API.md is that of the public interface
import { expect, test } from 'vitest';
import { stalePackages } from '../../tools/signatures/api-pages';

test('the API pages are those of the interface as it is', async () => {
  expect(await stalePackages(), 'write the API pages of these packages anew by `npx projen api`').toEqual([]);
});
