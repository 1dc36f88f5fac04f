import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const doubtful = good.replace('models:', 'modles: []\nmodels:');
const broken = good.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: PK, type: BOOL }');

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly line?: number;
  readonly message: string;
}

/** The findings of a run. */
async function found(args: string[], files: Record<string, string>, cwd = folderWith(files)): Promise<Found[]> {
  const { out, err } = await dynamormCdk([...args, '--format', 'json'], { cwd });
  expect(err).toBe('');
  return JSON.parse(out).findings;
}

const codes = (findings: Found[]): string[] => findings.map(({ code }) => code);

describe('an inline suppression', () => {
  test('with a reason hides the finding of its line, errors too', async () => {
    const accepted = doubtful.replace('modles: []', '# dynamorm-cdk-ignore DYN-M008: a tool of ours reads it\nmodles: []');
    const cwd = folderWith({ 'a.dms.yaml': accepted });

    expect((await dynamormCdk(['validate', 'a.dms.yaml'], { cwd })).out).toBe('No findings in 1 file (1 suppressed).\n');
    const code = codes(await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': broken }))[0];
    const comment = ` # dynamorm-cdk-ignore ${code}: measured`;
    const covered = broken.replace(/.*BOOL.*/, (line) => line + comment);
    expect(codes(await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': covered }))).not.toContain(code);
  });

  test('moves with its line', async () => {
    const moved = doubtful.replace('modles: []', '\n\nmodles: [] # dynamorm-cdk-ignore DYN-M008: a tool of ours reads it');

    expect(await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': moved })).toEqual([]);
  });

  test('without a reason or code is reported, and hides nothing', async () => {
    const text = doubtful.replace('modles: []', 'modles: [] # dynamorm-cdk-ignore DYN-M008');

    expect(codes(await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': text }))).toEqual(['DYN-M008', 'DYN-C034']);
  });

  test('that matches nothing, or whose code there is not, is reported', async () => {
    const text = `# dynamorm-cdk-ignore DYN-M008: gone\n# dynamorm-cdk-ignore DYN-M999: typed wrong\n${good}`;
    const all = await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': text });

    expect(codes(all)).toEqual(['DYN-C035', 'DYN-C035']);
    expect(all.map(({ line }) => line)).toEqual([1, 2]);
    expect(all[1].message).toContain('there is no such code');
  });

  test('of a comparison is of no concern to validate', async () => {
    expect(await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': `# dynamorm-cdk-ignore DYN-M080: known\n${good}` })).toEqual([]);
  });

  test.each(['DYN-V016', 'DYN-C303', 'DYN-C401'])('never covers %s', async (code) => {
    const text = doubtful.replace('modles: []', `modles: [] # dynamorm-cdk-ignore ${code}, DYN-M008: we know`);
    const all = await found(['validate', 'a.dms.yaml'], { 'a.dms.yaml': text });

    expect(all).toMatchObject([{ code: 'DYN-C036', severity: 'error' }]);
  });

  test.each([
    [
      'models.go',
      'package m\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n\tNote string `dynamorm:"nonsense"`\n}\n',
      'Note string `dynamorm:"nonsense"`',
      '//',
    ],
    [
      'models.ts',
      "export const order = defineModel({ name: 'Order', table: { name: 'orders' }, surplus: 1,\n keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S', roles: ['pk'] }] });\n",
      'surplus: 1,',
      '//',
    ],
  ])('works in %s', async (file, source, place, comment) => {
    const args = ['validate', file, '--library-version', '1.0.30'];
    const before = (await found(args, { [file]: source })).filter(
      ({ line }) => line === source.slice(0, source.indexOf(place)).split('\n').length,
    );
    expect(before.length).toBeGreaterThan(0);
    const { code } = before[0];
    const after = await found(args, { [file]: source.replace(place, `${place} ${comment} dynamorm-cdk-ignore ${code}: accepted`) });

    expect(codes(after)).not.toContain(code);
  });
});

describe('a baseline', () => {
  const files = { 'a.dms.yaml': doubtful, 'services/b.dms.yaml': broken };
  const args = ['validate', '**/*.dms.yaml', '--baseline', 'baseline.json'];

  test('takes the repository as it is, and what is new is reported', async () => {
    const cwd = folderWith(files);
    const written = await dynamormCdk([...args, '--write-baseline'], { cwd });
    expect(written.code).toBe(0);
    expect(written.err).toMatch(/^`baseline\.json` has \d+ findings of validate\.\n$/);
    expect((await dynamormCdk(args, { cwd })).code).toBe(0);

    writeFileSync(join(cwd, 'c.dms.yaml'), doubtful);
    writeFileSync(join(cwd, 'a.dms.yaml'), doubtful.replace('modles:', 'otherkey: 1\nmodles:'));
    expect((await found(args, {}, cwd)).map(({ code, message }) => [code, message])).toEqual([
      ['DYN-M008', 'The key `otherkey` is unknown here.'],
      ['DYN-M008', 'The key `modles` is unknown here.'],
    ]);
  });

  test('keeps hiding what moves to another line', async () => {
    const cwd = folderWith(files);
    await dynamormCdk([...args, '--write-baseline'], { cwd });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), `# a comment\n\n\n${text}`);

    expect(await found(args, {}, cwd)).toEqual([]);
  });

  test('reports entries that match nothing, and drops them when it is written anew', async () => {
    const cwd = folderWith(files);
    await dynamormCdk([...args, '--write-baseline'], { cwd });
    writeFileSync(join(cwd, 'a.dms.yaml'), good);

    expect(await found(args, {}, cwd)).toMatchObject([{ code: 'DYN-C038', severity: 'warning', file: 'baseline.json' }]);
    expect(await found(['validate', 'services/b.dms.yaml', '--baseline', 'baseline.json'], {}, cwd)).toEqual([]);
    await dynamormCdk([...args, '--write-baseline'], { cwd });
    expect(await found(args, {}, cwd)).toEqual([]);
  });

  test('writing it for some files keeps the entries of the others', async () => {
    const cwd = folderWith(files);
    for (const file of Object.keys(files))
      await dynamormCdk(['validate', file, '--write-baseline', '--baseline', 'baseline.json'], { cwd });

    expect(await found(args, {}, cwd)).toEqual([]);
  });

  test('ends after its day', async () => {
    const cwd = folderWith(files);
    await dynamormCdk([...args, '--write-baseline', '--until', '2999-12-31'], { cwd });
    expect(await found(args, {}, cwd)).toEqual([]);
    const file = join(cwd, 'baseline.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('2999-12-31', '2020-01-31'));

    const findings = await found(args, {}, cwd);
    expect(codes(findings)).toEqual(expect.arrayContaining(['DYN-M008', 'DYN-C037']));
    expect(findings.find(({ code }) => code === 'DYN-C037')?.message).toMatch(
      / for (1 finding, which counts|\d+ findings, which count) again\.$/,
    );
    expect((await dynamormCdk([...args, '--write-baseline', '--until', '2020-01-31'], { cwd })).err).toContain('It is over.');
  });

  test.each([
    ['{', 'DYN-C039'],
    ['{"version": 2}', 'DYN-C039 `baseline.json` is not a baseline: its version is 2, not 1.'],
    ['{"version": 1, "commands": {"validate": [{"code": "DYN-M008"}]}}', 'commands.validate[0]'],
  ])('%s is refused', async (text, message) => {
    const { code, err } = await dynamormCdk(args, { cwd: folderWith({ ...files, 'baseline.json': text }) });

    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('must exist', async () => {
    const { code, err } = await dynamormCdk(args, { cwd: folderWith(files) });

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C002 The baseline `baseline\.json` .+ Write it with --write-baseline\.\n$/);
  });

  test.each(['plan', 'prove'])('there is none for %s', async (command) => {
    const { out } = await dynamormCdk([command, '--help']);

    expect(out).not.toContain('--baseline');
  });
});
