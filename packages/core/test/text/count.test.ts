import { expect, it } from 'vitest';
import { count } from '../../src/text';

it('has a singular', () => {
  expect([0, 1, 2].map((number) => count(number, 'error'))).toEqual(['0 errors', '1 error', '2 errors']);
});
