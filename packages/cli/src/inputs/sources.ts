import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DocumentSource, isSourceCode, sourceFilesIn } from '@dynamorm-cdk/model-source';
import { CliError } from '../terminal/cli-error';
import type { Terminal } from '../terminal/terminal';

/** A model document before it is read. */
export type Source = DocumentSource;

/** What paths and patterns name: model documents, and source code that models are written in. */
export interface Sources {
  readonly documents: Source[];
  readonly code: string[];
}

/** The files that paths and patterns name, each once; a pattern that names nothing is a failure. `-` is standard input. */
export async function readSources(patterns: string[], terminal: Terminal): Promise<Sources> {
  const sources = new Map<string, Source>();
  for (const pattern of patterns) {
    const found = pattern === '-' ? [await standardInput(terminal)] : await filesOf(pattern);
    for (const source of found) if (!sources.has(resolve(source.name))) sources.set(resolve(source.name), source);
  }
  const documents = [...sources.values()].filter(({ name, text }) => text !== undefined || !isSourceCode(name));
  const code = [...sources.values()].flatMap(({ name, text }) => (text === undefined && isSourceCode(name) ? [name] : []));
  return { documents, code };
}

async function standardInput(terminal: Terminal): Promise<Source> {
  const bytes = await terminal.input();
  try {
    return { name: '<stdin>', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw new CliError('DYN-C004', 'Standard input is not UTF-8 text.', error);
  }
}

async function filesOf(pattern: string): Promise<Source[]> {
  const kind = kindOf(pattern);
  if (kind === 'file') return [{ name: pattern }];
  // `./internal/...` is Go's way to name a directory and all below it.
  const above = /^(.*?)[\\/]?\.\.\.$/.exec(pattern)?.[1];
  if (kind === 'directory' || (above !== undefined && kindOf(above || '.') === 'directory')) return codeIn(pattern, above);
  if (!/[*?[\]{}()!]/.test(pattern)) {
    throw new CliError('DYN-C002', `There is no file \`${pattern}\` (working directory ${process.cwd()}).`);
  }
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { ignore: ['**/node_modules/**', '**/.git/**'], expandDirectories: false });
  if (found.length === 0) {
    throw new CliError('DYN-C002', `The pattern \`${pattern}\` matches no file (working directory ${process.cwd()}).`);
  }
  return found.sort().map((name) => ({ name }));
}

/** The source code in a directory, and below it where the pattern ends in `...`. */
async function codeIn(pattern: string, above: string | undefined): Promise<Source[]> {
  const directory = above === undefined ? pattern : above || '.';
  const files = filesBelow(directory, above !== undefined);
  if (files.length > 0) return files.map((name) => ({ name }));
  const plain = directory.replace(/\/+$/, '');
  throw new CliError(
    'DYN-C002',
    above === undefined
      ? `\`${pattern}\` is a directory without source code. Name its files, such as \`${plain}/**/*.dms.yaml\`, or all below it by \`${plain}/...\`.`
      : `There is no source code in \`${directory}\` or below it.`,
  );
}

function filesBelow(directory: string, below: boolean): string[] {
  try {
    return sourceFilesIn(directory, below);
  } catch (error) {
    const { path, message } = error as NodeJS.ErrnoException;
    if (path === undefined) throw error;
    throw new CliError('DYN-C003', `The directory \`${path}\` cannot be read: ${message}.`, error);
  }
}

/** What a path is. A file whose name looks like a pattern is that file. */
function kindOf(path: string): 'file' | 'directory' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'directory' : 'file';
}
