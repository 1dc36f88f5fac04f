import { describe, expect, test } from 'vitest';
import { matchesWhole } from '../../../src/template/parameters/allowed-pattern';
import { parameterMistake } from '../../../src/template/parameters/parameter-mistake';

describe('a value of a parameter', () => {
  test.each<[string, object, unknown, string | undefined]>([
    ['one of the allowed', { Type: 'String', AllowedValues: ['dev', 'prod'] }, 'prod', undefined],
    ['none of the allowed', { Type: 'String', AllowedValues: ['dev', 'prod'] }, 'qa', 'is not one of `dev`, `prod`'],
    ['another case', { AllowedValues: ['dev'] }, 'Dev', 'is not one of `dev`'],
    ['a switch', { AllowedValues: [true, false] }, 'true', undefined],
    ['a number that the template writes otherwise', { AllowedValues: [1.1] }, '1.10', undefined],
    ['too short', { MinLength: 3 }, 'ab', 'has 2 characters; the parameter needs 3 or more'],
    ['empty', { MinLength: '1' }, '', 'has 0 characters; the parameter needs 1 or more'],
    ['too long', { MaxLength: 1 }, 'ab', 'has 2 characters; the parameter has 1 at most'],
    ['of the pattern', { AllowedPattern: '[a-z]+' }, 'abc', undefined],
    ['a part of the pattern alone', { AllowedPattern: '[a-z]+' }, 'abc1', 'does not match the pattern `[a-z]+`'],
    ['a choice of the pattern', { AllowedPattern: 'dev|prod' }, 'prodx', 'does not match the pattern `dev|prod`'],
    ['a number', { Type: 'Number' }, '-1.5e3', undefined],
    ['a number in the template', { Type: 'Number', MinValue: 1 }, 5, undefined],
    ['no number', { Type: 'Number' }, 'five', 'is not a number'],
    ['hexadecimal', { Type: 'Number' }, '0x10', 'is not a number'],
    ['nothing for a number', { Type: 'Number' }, '', 'is not a number'],
    ['too small', { Type: 'Number', MinValue: '1' }, '0', 'is less than 1'],
    ['too large', { Type: 'Number', MaxValue: 10 }, '10.5', 'is more than 10'],
    ['a list', { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] }, 'a, b', undefined],
    ['a list with another item', { Type: 'CommaDelimitedList', AllowedValues: ['a'] }, 'a,c', 'has `c`, which is not one of `a`'],
    [
      'a list by a pattern',
      { Type: 'CommaDelimitedList', AllowedPattern: '\\d+' },
      '1,x',
      'has `x`, which does not match the pattern `\\d+`',
    ],
    ['a list of numbers', { Type: 'List<Number>' }, '1,two', 'has `two`, which is not a number'],
    ['the length of a list, which is that of no text', { Type: 'CommaDelimitedList', MaxLength: 1 }, 'a,b', undefined],
    ['a name in the parameter store', { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['x'] }, '/name', undefined],
    ['what is no text', {}, { Ref: 'X' }, undefined],
    ['nothing', { MinLength: 1 }, undefined, undefined],
  ])('%s', (_, declaration, value, mistake) => {
    expect(parameterMistake(declaration, value)).toBe(mistake);
  });
});

test.each(['(?i)dev', '\\p{Alpha}+', '[a-z&&[^x]]+', 'a*+b', '\\Qa.b\\E', '[a-[0-9]]', '(', '[]a]', '\\Adev\\z'])(
  'a pattern that JavaScript reads otherwise than Java is not judged: %s',
  (pattern) => {
    expect(matchesWhole(pattern, '!')).toBeUndefined();
  },
);

test('a pattern that takes years is not judged', () => {
  expect(matchesWhole('(a|a)*(a|a)*(a|a)*b', 'a'.repeat(60))).toBeUndefined();
});
