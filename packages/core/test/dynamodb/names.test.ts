import { expect, it } from 'vitest';
import { isResourceName, isShortAttributeName, isVariableName } from '../../src/dynamodb';

it.each([
  ['abc', true],
  ['ab', false],
  ['a'.repeat(255), true],
  ['a'.repeat(256), false],
  ['Orders_1.new-x', true],
  ['my orders', false],
  ['käufe', false],
])('a table or index can be named %s: %s', (name, taken) => {
  expect(isResourceName(name)).toBe(taken);
});

it('a key or projected attribute has at most 255 bytes of UTF-8', () => {
  for (const letter of ['a', 'ä', '€']) {
    const most = Math.floor(255 / Buffer.byteLength(letter));
    expect(isShortAttributeName(letter.repeat(most))).toBe(true);
    expect(isShortAttributeName(letter.repeat(most + 1))).toBe(false);
  }
});

it.each([
  ['ORDERS_TABLE_NAME', true],
  ['A', false],
  ['1_TABLE', false],
  ['AWS_REGION', false],
  ['LAMBDA_X', false],
  ['ORDERS-TABLE', false],
])('a function can have the variable %s: %s', (name, taken) => {
  expect(isVariableName(name)).toBe(taken);
});
