import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextlintKernel, type TextlintPluginCreator } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import { root } from '../root';
import { sentenceLength } from './rules/sentence-length';
import { wordList } from './rules/word-list';
import { proseIn } from './sources';

/** Something to write in other words. */
export interface Offence {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const kernel = new TextlintKernel();

/** What is wrong with a text, which is read as Markdown. */
export async function offencesOf(text: string): Promise<Offence[]> {
  const { messages } = await kernel.lintText(text, {
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: markdown as unknown as TextlintPluginCreator }],
    rules: [
      { ruleId: 'word-list', rule: wordList },
      { ruleId: 'sentence-length', rule: sentenceLength },
    ],
  });
  return messages.map(({ loc, message }) => ({ line: loc.start.line, column: loc.start.column, message }));
}

/** What is wrong with a file, by its path from the root: with a text, or with what a program says. */
export async function offencesIn(file: string): Promise<Offence[]> {
  if (!file.endsWith('.ts')) return offencesOf(readFileSync(join(root, file), 'utf8'));
  const found: Offence[] = [];
  for (const { line, text } of proseIn(file)) {
    for (const offence of await offencesOf(text)) found.push({ ...offence, line: line + offence.line - 1 });
  }
  return found;
}
