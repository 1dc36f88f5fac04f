import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyType, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../tools/testing/folder';
import { withoutOrigins } from '../src/origin-comment';
import { commitAt, hashOf } from '../src/provenance';
import { readSourceCode } from '../src/read-sources';
import { SourceDocument } from '../src/source-document';
import type { SourceSuppression } from '../src/suppressions';

const care = `package care

type Care struct {
	Keys
	Email string \`theorydb:"index:gsi-email,pk"\`
	Total int64
}

func (Care) TableName() string { return "care" }
`;
const keys = 'package care\n\ntype Keys struct {\n\tPK string `theorydb:"pk"`\n\tSK string `theorydb:"sk"`\n}\n';
const goMod = 'module example.com/care\nrequire github.com/theory-cloud/tabletheory/v3 v3.0.6\n';

async function rendered(suppressions: (folder: string) => SourceSuppression[] = () => [], files: Record<string, string> = {}) {
  const folder = folderWith({ 'go.mod': goMod, 'care/care.go': care, 'care/keys.go': keys, ...files });
  const extraction = await readSourceCode(
    ['care/care.go', 'care/keys.go'].map((name) => join(folder, name)),
    {},
  );
  return { folder, text: new SourceDocument(extraction).render(join(folder, 'infra'), suppressions(folder)) };
}

describe('a document that was written from source code', () => {
  it('carries library, release, language, and hash of its sources', async () => {
    const { folder, text } = await rendered();

    expect(text).toContain('# Release of example.com/care: TableTheory 3.0.6 for Go (../go.mod)\n');
    expect(text).toContain(`# Sources: sha256 ${hashOf(['care/care.go', 'care/keys.go'].map((name) => join(folder, name)))}\n`);
  });

  it('says where each part comes from, and findings name it beside their line', async () => {
    const { text } = await rendered();

    const [model] = ModelDocument.fromString(text).models;
    const { findings } = ModelValidator.validateString(text, { fileName: 'models.dms.yaml' });

    expect(text).toContain(
      '  # ../care/care.go:3; TableTheory 3.0.6; table 9; keys ../care/keys.go:4 ../care/keys.go:5; attributes ../care/keys.go:4 ../care/keys.go:5 5 6; indexes 5\n',
    );
    expect(model).toMatchObject({ source: '../care/care.go:3', libraryRelease: 'TableTheory 3.0.6' });
    expect(findings).toMatchObject([
      { code: 'DYN-M067', path: 'models[0].attributes[2]', file: 'models.dms.yaml', source: '../care/care.go:5' },
    ]);
    expect(ModelValidator.validateString(text, { fileName: 'a.dms.yaml' }).toText()).toContain('models[0].attributes[2] ../care/care.go:5');
  });

  it('names the part that a finding of a comparison is about', async () => {
    const { text } = await rendered();

    const { findings } = ModelDocument.fromString(text, { fileName: 'm.dms.yaml' }).compare({
      partitionKey: { name: 'id', type: KeyType.STRING },
      sortKey: { name: 'SK', type: KeyType.STRING },
    });

    expect(findings.map(({ path, source }) => `${path} ${source}`)).toEqual(
      expect.arrayContaining(['models[0].keys.partition ../care/keys.go:4', 'models[0].indexes[0].name ../care/care.go:5']),
    );
  });

  it('is no older for lines that move and commits that are made, and is for another release', async () => {
    const { text } = await rendered();
    const moved = await rendered(undefined, { 'care/care.go': care.replace('package care\n', 'package care\n\n// Care of a person.\n') });
    const newer = await rendered(undefined, { 'go.mod': goMod.replace('3.0.6', '3.0.7') });

    expect(withoutOrigins(moved.text)).toBe(withoutOrigins(text));
    expect(withoutOrigins(newer.text)).not.toBe(withoutOrigins(text));
  });

  it.each([
    ['no comment', (text: string) => text.replace(/^ {2}# .*\n/m, '')],
    ['another comment', (text: string) => text.replace(/^ {2}# .*$/m, '  # by hand')],
    ['another beginning', (text: string) => text.replace('# Written by dynamorm-cdk extract', '# Copied')],
  ])('with %s says nothing of it', async (_, change) => {
    const { text } = await rendered();

    const [model] = ModelDocument.fromString(change(text)).models;

    expect(model).not.toHaveProperty('source');
  });
});

describe('suppressions of the source', () => {
  it('stand above the line that the same finding has in the document', async () => {
    const { text } = await rendered((folder) => [
      { file: join(folder, 'care/care.go'), target: 5, codes: ['DYN-M067'], reason: 'always set' },
      { file: join(folder, 'care/care.go'), target: 6, codes: ['DYN-M043', 'DYN-C231'], reason: 'compared later' },
      { file: join(folder, 'care/care.go'), target: 6, codes: ['DYN-M044'] },
    ]);

    const lines = text.split('\n');
    const line = (what: string) => lines.findIndex((one) => one.includes(what));
    const [finding] = ModelValidator.validateString(text).findings;
    expect(lines[line('DYN-M067')]).toBe('      # dynamorm-cdk-ignore DYN-M067: always set');
    expect(finding).toMatchObject({ code: 'DYN-M067', line: line('DYN-M067') + 2 });
    expect(lines[line('DYN-M043') + 1]).toBe('      - attribute: "total"');
    // Codes of the reader are not found in a document, and a comment without a reason suppresses nothing.
    expect(text).not.toMatch(/DYN-C231|DYN-M044/);
  });
});

describe('the commit of a directory', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it.each<[string, Record<string, string>]>([
    ['of a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${commit}\n` }],
    ['of a packed branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\n${commit} refs/heads/main\n` }],
    ['that is checked out', { '.git/HEAD': `${commit}\n` }],
    [
      'of a worktree',
      {
        '.git': 'gitdir: main.git/worktrees/one\n',
        'main.git/worktrees/one/HEAD': 'ref: refs/heads/one\n',
        'main.git/worktrees/one/commondir': '../..\n',
        'main.git/refs/heads/one': `${commit}\n`,
      },
    ],
  ])('%s is read', (_, files) => {
    const folder = folderWith({ 'a/b/c.go': '', ...files });

    expect(commitAt(join(folder, 'a/b'))).toBe(commit);
  });

  it('is unknown where a branch has none yet', () => {
    const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/b.go'), '');

    expect(commitAt(join(folder, 'a'))).toBeUndefined();
  });
});

describe('findings about source code', () => {
  it('name other parts by their file and line', async () => {
    const again = care
      .replace('Total int64', 'Total int64 `theorydb:"attr:email"`')
      .replace('type Care', 'type Later')
      .replace('(Care)', '(Later)');
    const folder = folderWith({
      'go.mod': goMod,
      'care/care.go': care,
      'care/keys.go': keys,
      'care/later.go': again.replace('index:gsi-email,pk', 'index:gsi-email,pk,attr:mail').replace('Email string', 'Mail int64'),
      'other/care.go': care.replace('Keys', 'PK string `theorydb:"pk"`').replace('"care" }', '"other" }'),
    });
    const files = ['care/care.go', 'care/keys.go', 'care/later.go', 'other/care.go'].map((name) => join(folder, name));
    const document = new SourceDocument(await readSourceCode(files, {}));
    const said = document.findings().map(({ code, message, hint = '' }) => `${code} ${message} ${hint}`.replaceAll(`${folder}/`, ''));

    expect(said).toContainEqual(expect.stringMatching(/^DYN-M012 The name `Care` is already used by care\/care\.go:3\./));
    expect(said).toContainEqual(expect.stringMatching(/the first is at care\/care\.go:5/));
    expect(said.join('\n')).not.toMatch(/models\[\d/);
  });
});
