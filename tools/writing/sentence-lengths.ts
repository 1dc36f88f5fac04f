import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';
import { sentencesIn } from './sentences';

/** What programs write, and tables of names. */
const generated = /(^|\/)(API(\.\w+)?|codes|rules|results|public-names|table-v2-props|tenant-policies)\.md$|^CHANGELOG\.md$/;

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

interface Measured {
  readonly page: string;
  readonly words: number;
  readonly sentences: number;
  readonly average: number;
  readonly ninetieth: number;
}

function measure(page: string, text: string): Measured {
  const lengths = sentencesIn(text)
    .map((sentence) => sentence.split(/\s+/).length)
    .sort((a, b) => a - b);
  const words = lengths.reduce((sum, length) => sum + length, 0);
  return {
    page,
    words,
    sentences: lengths.length,
    average: lengths.length > 0 ? Math.round((words / lengths.length) * 10) / 10 : 0,
    ninetieth: lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.9))] ?? 0,
  };
}

/**
 * Prints how long the sentences of the ten longest pages are that somebody writes by hand: words in a sentence on average, and at the 90th
 * percentile. `npx tsx tools/writing/sentence-lengths.ts [ref]` reads them as a commit has them, without it as the working tree does.
 */
function main([ref]: string[]): void {
  const pages = (ref ? git('ls-tree', '-r', '--name-only', ref) : git('ls-files', '--cached', '--others', '--exclude-standard')).split(
    '\n',
  );
  const read = (page: string): string => git('show', `${ref ?? ''}:${page}`);
  const inTree = (page: string): string => readFileSync(join(root, page), 'utf8');
  const measured = pages
    .filter((page) => page.endsWith('.md') && !generated.test(page))
    .map((page) => measure(page, ref ? read(page) : inTree(page)))
    .sort((a, b) => b.words - a.words);
  console.table(measured.slice(0, 10));
  const all = measured.reduce((sum, { words, sentences }) => ({ words: sum.words + words, sentences: sum.sentences + sentences }), {
    words: 0,
    sentences: 0,
  });
  console.log(`All ${measured.length} pages: ${all.words} words, ${(all.words / all.sentences).toFixed(1)} in a sentence.`);
}

main(process.argv.slice(2));
