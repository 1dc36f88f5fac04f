import { expect, test } from 'vitest';
import { asked } from '../../src/aws/refusal';
import { CliError } from '../../src/terminal/cli-error';

const thrown = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name, ...more });

test.each<[string, Error, string]>([
  ['no region', thrown('Error', 'Region is missing'), 'DYN-C011'],
  ['expired credentials', thrown('ExpiredTokenException', 'The token is expired.', { $metadata: {} }), 'DYN-C010'],
  ['an endpoint that does not answer', thrown('Error', 'connect', { code: 'ECONNREFUSED' }), 'DYN-C012'],
  ['a missing permission', thrown('AccessDeniedException', 'User is not authorized.\nTrace', { $metadata: {} }), 'DYN-C013'],
])('says why AWS does not answer: %s', async (_, error, code) => {
  const failure = await asked('dynamodb:DescribeTable', () => Promise.reject(error)).catch((caught: unknown) => caught);

  expect(failure).toBeInstanceOf(CliError);
  expect(failure).toMatchObject({ code, cause: error });
});

test('names the request and the reason on one line', async () => {
  const error = thrown('AccessDeniedException', 'User is not authorized.\nTrace', { $metadata: {} });

  await expect(asked('dynamodb:DescribeTable of `orders`', () => Promise.reject(error))).rejects.toThrow(
    'dynamodb:DescribeTable of `orders` is refused: AccessDeniedException: User is not authorized.',
  );
});

test('passes on what is expected, and what is no answer of AWS', async () => {
  const absent = thrown('ResourceNotFoundException', 'absent', { $metadata: {} });
  const fault = new TypeError('a fault of ours');

  await expect(asked('x', () => Promise.reject(absent), ['ResourceNotFoundException'])).rejects.toBe(absent);
  await expect(asked('x', () => Promise.reject(fault))).rejects.toBe(fault);
});
