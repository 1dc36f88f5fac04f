import { expect, it } from 'vitest';
import { holdsUnknown, isIntrinsic, known, sameValue, UNKNOWN } from '../../src/cloudformation';

it.each([
  [{ Ref: 'Name' }, true],
  [{ 'Fn::Sub': 'x' }, true],
  [{ Ref: 'Name', Other: 1 }, false],
  [{ Name: 'x' }, false],
  ['Ref', false],
  [['Ref'], false],
  [null, false],
])('%j is an intrinsic function: %s', (value, intrinsic) => {
  expect(isIntrinsic(value)).toBe(intrinsic);
  expect(known(value)).toBe(value === null ? undefined : intrinsic ? UNKNOWN : value);
});

it('what the stack itself is stays as it is', () => {
  expect(holdsUnknown([{ a: { Ref: 'AWS::Region' } }])).toBe(false);
  expect(holdsUnknown([{ a: { Ref: 'Region' } }])).toBe(true);
  expect(holdsUnknown({ a: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toBe(true);
});

it('the order of keys makes no difference, that of a list does', () => {
  expect(sameValue({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
});
