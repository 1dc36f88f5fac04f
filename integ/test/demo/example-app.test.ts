import { expect, test } from 'vitest';
import { resultOf } from '../../demo/example-app';

test('a step of the demo shows the line that counts findings, not the address of a page', () => {
  const report = [
    'models.dms.yaml',
    '  12:9 warning DYN-M115 models[0].indexes[1]',
    '    Index `b` has the keys and the projection of `a`.',
    '',
    '0 errors, 1 warning.',
    '',
    '  https://dynamorm-cdk.github.io/dynamorm-cdk/reference/codes/dyn-m115/',
    '',
  ];
  expect(resultOf(report.join('\n'))).toBe('0 errors, 1 warning.');
  expect(resultOf('No findings in 2 files.\n')).toBe('No findings in 2 files.');
  expect(resultOf('')).toBe('');
});
