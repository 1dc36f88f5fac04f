import { expect, test } from 'vitest';
import { aboutValues, withoutTokens } from '../../src/diagnostics/spoken';

test.each([
  ['The index `${Token[TOKEN.12]}` has no key.', 'The index `(unknown until deployment)` has no key.'],
  ['The name `orders-${Token[AWS.AccountId.1]}` is taken.', 'The name `orders-(unknown until deployment)` is taken.'],
  ['Regions are #{Token[TOKEN.3]}.', 'Regions are (unknown until deployment).'],
  ['The limit is -1.8881545897092473e+289.', 'The limit is (unknown until deployment).'],
  ['The limit is -18 and `$Token` stays.', 'The limit is -18 and `$Token` stays.'],
])('%s', (text, told) => {
  expect(withoutTokens(text)).toBe(told);
});

test.each([
  ['The index `null` has no key.', 'The index (nothing) has no key.'],
  ['The period is undefined days.', 'The period is (nothing) days.'],
  ['leadingKeys is [null,"A",undefined].', 'leadingKeys is [(nothing),"A",(nothing)].'],
  ['The value is [object Object]; give a number.', 'The value is (an object); give a number.'],
  [
    'A nullable attribute is not null-safe, and an undefined order stays.',
    'A nullable attribute is not null-safe, and an undefined order stays.',
  ],
])('%s', (text, told) => {
  expect(aboutValues(text)).toBe(told);
});
