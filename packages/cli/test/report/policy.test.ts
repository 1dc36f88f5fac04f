import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const indexes = Array.from({ length: 21 }, (_, at) => `gsi-${at}: k${at}:S`);
const cwd = folderWith({
  'good.yaml': good,
  'doubtful.yaml': good.replace('models:', 'modles: []\nmodels:'),
  'broken.yaml': good.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: PK, type: BOOL }'),
  'many.yaml': documentOf({ name: 'Order', table: 'orders', indexes }),
  'template.json': JSON.stringify({ Resources: {} }),
});

async function codes(...args: string[]) {
  const { code, out } = await dynamormCdk([...args, '--format', 'json'], { cwd });
  return { code, findings: JSON.parse(out).findings.map((one: { code: string; severity: string }) => `${one.severity} ${one.code}`) };
}

test('a warning can be raised, and fails the command', async () => {
  const { findings } = await codes('validate', 'doubtful.yaml');
  const [code] = findings[0].split(' ').slice(1);

  expect(await codes('validate', 'doubtful.yaml', '--severity', `${code}=error`)).toEqual({ code: 1, findings: [`error ${code}`] });
});

test('a finding can be silenced, one of the command line too', async () => {
  const { findings } = await codes('validate', 'doubtful.yaml');
  const [code] = findings[0].split(' ').slice(1);

  expect(await codes('validate', 'doubtful.yaml', '--silence', code)).toEqual({ code: 0, findings: [] });
  expect(await codes('check', '--models', 'good.yaml', '--template', 'template.json', '--silence', 'DYN-C101')).toEqual({
    code: 0,
    findings: [],
  });
});

test('a code that there is not is a warning', async () => {
  expect(await codes('validate', 'good.yaml', '--silence', 'DYN-M999', '--severity', 'DYN-C999=error')).toEqual({
    code: 0,
    findings: ['warning DYN-M069', 'warning DYN-M069'],
  });
});

test('models that cannot be read stay an error where they are compared', async () => {
  const { findings } = await codes('validate', 'broken.yaml');
  const silence = findings.flatMap((one: string) => ['--silence', one.split(' ')[1]]);

  expect((await codes('validate', 'broken.yaml', ...silence)).code).toBe(0);
  expect((await codes('check', '--models', 'broken.yaml', '--template', 'template.json', ...silence)).code).toBe(1);
});

test('--max-global-indexes is for a quota that was raised', async () => {
  expect((await codes('validate', 'many.yaml')).code).toBe(1);
  expect((await codes('validate', 'many.yaml', '--max-global-indexes', '21')).code).toBe(0);
});

describe('refused', () => {
  test.each(['DYN-M008', 'DYN-M008=fatal', '=error', 'a=b=error'])('--severity %s', async (value) => {
    const { code, err } = await dynamormCdk(['validate', 'good.yaml', '--severity', value], { cwd });

    expect(code).toBe(2);
    expect(err).toContain('It must be such as DYN-M008=error');
  });
});
