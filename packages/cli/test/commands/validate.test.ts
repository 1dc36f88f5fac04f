import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const broken = good.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: PK, type: BOOL }');
const doubtful = good.replace('models:', 'modles: []\nmodels:');
const cwd = folderWith({
  'good.dms.yaml': good,
  'broken.dms.yaml': broken,
  'doubtful.dms.yaml': doubtful,
  'models/a/one.dms.yaml': good,
  'models/two.dms.yaml': good,
  'models/node_modules/other/three.dms.yaml': broken,
  '[odd].dms.yaml': good,
});

describe('exit codes', () => {
  test('0 where no errors are found', async () => {
    const { code, out, err } = await dynamormCdk(['validate', 'good.dms.yaml'], { cwd });

    expect({ code, out, err }).toEqual({ code: 0, out: 'No findings in 1 file.\n', err: '' });
  });

  test('1 where a document has errors, each with its place', async () => {
    const { code, out, err } = await dynamormCdk(['validate', 'good.dms.yaml', 'broken.dms.yaml'], { cwd });

    expect(code).toBe(1);
    expect(out).toMatch(/^broken\.dms\.yaml\n {2}5:\d+ error DYN-M\d{3} models\[0\]\.keys\.partition/m);
    expect(err).toBe('');
  });

  test('2 where a file does not exist, and the message names it', async () => {
    const { code, out, err } = await dynamormCdk(['validate', 'good.dms.yaml', 'absent.dms.yaml'], { cwd });

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^DYN-C002 The file `absent\.dms\.yaml` does not exist \(working directory .+\)\.\n$/);
  });
});

describe('--max-warnings', () => {
  test.each([
    ['no limit', [], 0],
    ['as many as there are', ['--max-warnings', '1'], 0],
    ['fewer than there are', ['--max-warnings', '0'], 1],
    ['fewer, and warnings are not shown', ['--max-warnings', '0', '--quiet'], 1],
  ])('%s', async (_, args, expected) => {
    const { code, err } = await dynamormCdk(['validate', 'doubtful.dms.yaml', ...args], { cwd });

    expect(code).toBe(expected);
    expect(err).toBe(expected === 0 ? '' : '1 warning was found, and --max-warnings allows 0.\n');
  });

  test.each(['-1', 'many', '1.5', ''])('refuses %j', async (value) => {
    const { code, err } = await dynamormCdk(['validate', 'good.dms.yaml', '--max-warnings', value], { cwd });

    expect(code).toBe(2);
    expect(err).toContain('DYN-C001');
    expect(err).toContain('It must be a whole number, 0 or more.');
  });
});

describe('--quiet', () => {
  test('leaves warnings out', async () => {
    const loud = await dynamormCdk(['validate', 'doubtful.dms.yaml', 'broken.dms.yaml'], { cwd });
    const quiet = await dynamormCdk(['validate', 'doubtful.dms.yaml', 'broken.dms.yaml', '--quiet'], { cwd });

    expect(loud.out).toContain('modles');
    expect(quiet.out).not.toContain('modles');
    expect(quiet.out).toContain('broken.dms.yaml');
    expect(quiet.out).not.toMatch(/\d warning/);
    expect(quiet.code).toBe(1);
  });

  test('prints nothing where there is no error', async () => {
    expect(await dynamormCdk(['validate', 'doubtful.dms.yaml', '--quiet'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('files', () => {
  test('a pattern is matched without the shell, leaving node_modules out', async () => {
    const { code, out } = await dynamormCdk(['validate', 'models/**/*.dms.yaml'], { cwd });

    expect({ code, out }).toEqual({ code: 0, out: 'No findings in 2 files.\n' });
  });

  test('a file whose name looks like a pattern is that file', async () => {
    const { out } = await dynamormCdk(['validate', '[odd].dms.yaml'], { cwd });

    expect(out).toBe('No findings in 1 file.\n');
  });

  test('a file named twice is judged once', async () => {
    const { out } = await dynamormCdk(['validate', 'good.dms.yaml', 'good.*.yaml', './good.dms.yaml'], { cwd });

    expect(out).toBe('No findings in 1 file.\n');
  });

  test.each([
    ['models/**/*.nothing', 'DYN-C002 The pattern `models/**/*.nothing` matches no file'],
    ['models/', "DYN-C002 `models/` is a directory without source code. For model documents write 'models/**/*.dms.yaml'"],
  ])('refuses %s', async (pattern, message) => {
    const { code, err } = await dynamormCdk(['validate', pattern], { cwd });

    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('an empty command line is refused', async () => {
    const { code, err } = await dynamormCdk(['validate'], { cwd });

    expect(code).toBe(2);
    expect(err).toBe("DYN-C001 Missing required argument 'models'. See --help.\n");
  });
});

describe('standard input', () => {
  test('is judged under the name <stdin>', async () => {
    const { code, out } = await dynamormCdk(['validate', '-'], { cwd, input: broken });

    expect(code).toBe(1);
    expect(out).toMatch(/^<stdin>\n {2}5:/m);
  });

  test('stands beside files', async () => {
    const { code, out } = await dynamormCdk(['validate', 'good.dms.yaml', '-'], { cwd, input: good });

    expect({ code, out }).toEqual({ code: 0, out: 'No findings in 2 files.\n' });
  });

  test('must be UTF-8', async () => {
    const { code, err } = await dynamormCdk(['validate', '-'], { cwd, input: Uint8Array.of(0x61, 0xff) });

    expect({ code, err }).toEqual({ code: 2, err: 'DYN-C004 Standard input is not UTF-8 text.\n' });
  });

  test('may be empty, which is a finding', async () => {
    const { code, out } = await dynamormCdk(['validate', '-'], { cwd });

    expect(code).toBe(1);
    expect(out).toContain('The document is empty.');
  });
});
