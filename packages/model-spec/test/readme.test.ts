import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KeyType, ModelDocument } from '../src';

const pages = ['README.md', 'docs/documents.md'].map((page) => readFileSync(join(__dirname, '..', page), 'utf8')).join('\n');
const blocks = [...pages.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
  language,
  text,
}));
const texts = blocks.filter((block) => block.language === 'text').map((block) => block.text.trimEnd());
const named = (name: string): string => blocks.find((block) => block.text.startsWith(`# ${name}\n`))?.text ?? '';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-spec-'));

  for (const name of ['models.dms.yaml', 'broken.dms.yaml']) writeFileSync(join(folder, name), named(name));
});
afterAll(() => rmSync(folder, { recursive: true }));

const thrown = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'nothing was thrown';
};

it('shows what the shortest program prints', () => {
  const orders = ModelDocument.fromFile(join(folder, 'models.dms.yaml')).forTable('orders');
  const report = orders.compare({ partitionKey: { name: 'PK', type: KeyType.STRING }, timeToLiveAttribute: 'expires' });
  expect(report.toText().replaceAll(`${folder}/`, '')).toBe(texts[0]);
});

it('shows what a broken document throws', () => {
  expect(thrown(() => ModelDocument.fromFile(join(folder, 'broken.dms.yaml')))).toBe(texts[1]);
});

it('shows what a missing file throws', () => {
  const shown = texts[2].replaceAll('/srv/app', process.cwd());
  expect(thrown(() => ModelDocument.fromFile('gone.yaml'))).toBe(shown);
});

it('shows what an unknown table throws', () => {
  expect(thrown(() => ModelDocument.fromFile(join(folder, 'models.dms.yaml')).forTable('order'))).toBe(texts[3]);
});
