import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';

const model = (mail: string) => `dms_version: "0.1"
models:
  - name: Person
    table: { name: people }
    keys: { partition: { attribute: PK, type: S } }
    attributes:
      - { attribute: PK, type: S, roles: [pk] }
      - { attribute: ${mail}, type: S }
`;
const source = (mail: string) => `package models

type Person struct {
	PK   string \`dynamorm:"pk,attr:PK"\`
	Mail string \`dynamorm:"attr:${mail}"\`
}

func (Person) TableName() string { return "people" }
`;

let cwd: string;
const git = (...args: string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
beforeAll(() => {
  cwd = folderWith({ 'old.yaml': model('mail'), 'new.yaml': model('email'), 'models/people.dms.yaml': model('mail') });
  writeFileSync(join(cwd, 'go.mod'), 'module example.com/people\n\nrequire github.com/pay-theory/dynamorm v1.3.0\n');
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'a@example.com');
  git('config', 'user.name', 'a');
  git('add', '.');
  git('commit', '-qm', 'models');
  writeFileSync(join(cwd, 'models/people.dms.yaml'), model('email'));
  mkdirSync(join(cwd, 'internal'));
  writeFileSync(join(cwd, 'internal/person.go'), source('email'));
});

const breaking = (...args: string[]) => dynamormCdk(['breaking', ...args], { cwd });

describe('breaking', () => {
  test('says what a renamed attribute does in both directions, and how to do it', async () => {
    const { code, out } = await breaking('--from', 'old.yaml', '--to', 'new.yaml');
    expect(code).toBe(1);
    expect(out).toContain('8:22 error DYN-C501 Person.attributes[1].attribute');
    expect(out).toContain('With items of the old program, the new one does not see `mail`');
    expect(out).toContain('With items of the new program, the old one does not see `email`');
    expect(out).toContain('rewrite old items (see examples/backfill)');
  });

  test('says nothing where nothing changes', async () => {
    expect(await breaking('--from', 'old.yaml', '--to', 'old.yaml')).toEqual({
      code: 0,
      out: 'No findings in the change of 1 model.\n',
      err: '',
    });
  });

  test('reads a version in git, from the root and from the working directory', async () => {
    for (const from of ['main:models/people.dms.yaml', 'HEAD:./models/people.dms.yaml']) {
      const { code, out } = await breaking('--from', from, '--to', 'models/people.dms.yaml', '--format', 'json');
      expect(code).toBe(1);
      expect(JSON.parse(out).findings).toMatchObject([{ code: 'DYN-C501', file: 'models/people.dms.yaml', line: 8 }]);
    }
  });

  test('compares a document with source code', async () => {
    const { code, out } = await breaking('--from', 'main:models/people.dms.yaml', '--to', './internal/...', '--format', 'github');
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=internal\/person.go,line=5,.*DYN-C501/);
    expect((await breaking('--from', 'new.yaml', '--to', './internal/...')).code).toBe(0);
  });

  test('is weighed as findings are everywhere', async () => {
    const change = ['--from', 'old.yaml', '--to', 'new.yaml'];
    expect((await breaking(...change, '--severity', 'DYN-C501=warning')).code).toBe(0);
    expect((await breaking(...change, '--severity', 'DYN-C501=warning', '--max-warnings', '0')).code).toBe(1);
    expect(await breaking(...change, '--silence', 'DYN-C501')).toMatchObject({ code: 0, out: 'No findings in the change of 1 model.\n' });
    expect((await breaking(...change, '--format', 'markdown')).out).toContain('DYN-C501');
    expect(JSON.parse((await breaking(...change, '--format', 'sarif')).out).runs[0].results[0].ruleId).toBe('DYN-C501');
  });

  test('says what is wrong with a version that cannot be read, and nothing else', async () => {
    writeFileSync(join(cwd, 'broken.yaml'), model('mail').replace('type: S, roles', 'type: T, roles'));
    const { code, out } = await breaking('--from', 'broken.yaml', '--to', 'new.yaml');
    expect(code).toBe(1);
    expect(out).toContain('DYN-M033');
    expect(out).not.toContain('DYN-C5');
  });

  test.each([
    ['gone:models/people.dms.yaml', 'DYN-C540 `models/people.dms.yaml` of `gone` cannot be read: there is no git ref `gone`'],
    ['main:gone.yaml', 'there is no such file in it'],
    ['main:models', 'it is a directory'],
    ['main:internal/person.go', 'git worktree add ../main main'],
    ['main:internal/...', 'git worktree add ../main main'],
    ['main:models/*.dms.yaml', 'it is a pattern, which git does not resolve. Name one model document in it.'],
    ['--output=x:y', 'it begins with a dash'],
    ['gone.yaml', 'The file `gone.yaml`'],
    ['main', 'DYN-C540 `main` is a git ref, not a file. Name a model document in it, such as `main:models.dms.yaml`.'],
  ])('%s: %s', async (from, reason) => {
    const { code, out, err } = await breaking(`--from=${from}`, '--to', 'new.yaml');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
  });

  test('says that there is no git, or no repository', async () => {
    const args = ['breaking', '--from', 'main:old.yaml', '--to', 'new.yaml'];
    expect((await dynamormCdk(args, { cwd, env: { PATH: '' } })).err).toContain('there is no `git` on the PATH');
    const outside = folderWith({ 'new.yaml': model('email') });
    expect((await dynamormCdk(args, { cwd: outside })).err).toContain('is not in a git repository');
  });
});
