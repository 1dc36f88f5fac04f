import { resolve } from 'node:path';
import { type DocumentSource, isSourceCode, sourceFilesIn } from '@dynamorm-cdk/model-source';
import { CliError } from '../terminal/cli-error';
import type { Terminal } from '../terminal/terminal';
import { stateOf } from './path-state';
import { readTextFile } from './text-file';

/** A model document before it is read. */
export type Source = DocumentSource;

/** What paths and patterns name: model documents, and source code that models are written in. */
export interface Sources {
  readonly documents: Source[];
  readonly code: string[];
}

/** The files that paths and patterns name, each once; a pattern that names nothing is a failure. `-` is standard input. */
export async function readSources(patterns: string[], terminal: Terminal, exclude: readonly string[] = []): Promise<Sources> {
  const sources = new Map<string, Source>();
  const isExcluded = await excluding(exclude.filter(isFilePattern));
  for (const pattern of patterns) {
    const found = pattern === '-' ? [await standardInput(terminal)] : (await filesOf(pattern)).filter(({ name }) => !isExcluded(name));
    for (const source of found) if (!sources.has(resolve(source.name))) sources.set(resolve(source.name), source);
  }
  const documents = [...sources.values()].filter(({ name, text }) => text !== undefined || !isSourceCode(name));
  const code = [...sources.values()].flatMap(({ name, text }) => (text === undefined && isSourceCode(name) ? [name] : []));
  return { documents, code };
}

/** Whether `--exclude` names files, not types: it has a separator, a sign of patterns, or the end of a file. */
export function isFilePattern(text: string): boolean {
  return /[/\\*?]|\.(ya?ml|json|go|py|[cm]?[jt]sx?)$/i.test(text);
}

/** Files that patterns exclude; a directory excludes all below it. */
async function excluding(patterns: string[]): Promise<(name: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { glob } = await import('tinyglobby');
  const below = patterns.flatMap((pattern) => (stateOf(pattern)?.isDirectory() ? [`${pattern.replace(/\/+$/, '')}/**`] : [pattern]));
  const found = new Set(
    (await glob(below, { expandDirectories: false, dot: true, ignore: ['**/node_modules/**', '**/.git/**'] })).map((file) => resolve(file)),
  );
  return (name) => found.has(resolve(name));
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
  if (kind === 'file') return [await fileAt(pattern)];
  // `./internal/...` is Go's way to name a directory and all below it.
  const above = /^(.*?)[\\/]?\.\.\.$/.exec(pattern)?.[1];
  if (kind === 'directory' || (above !== undefined && kindOf(above || '.') === 'directory')) return codeIn(pattern, above);
  if (!/[*?[\]{}()!]/.test(pattern)) {
    throw new CliError('DYN-C002', `The file \`${pattern}\` does not exist (working directory ${process.cwd()}).`);
  }
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { ignore: ['**/node_modules/**', '**/.git/**'], expandDirectories: false });
  if (found.length === 0) {
    throw new CliError('DYN-C002', `The pattern \`${pattern}\` matches no file (working directory ${process.cwd()}).`);
  }
  return Promise.all(found.sort().map(fileAt));
}

/** Ten thousand models are a tenth of this. */
const largest = 100_000_000;

/** A file; a device or pipe is read here, as far as it has an end. */
async function fileAt(name: string): Promise<Source> {
  const stats = stateOf(name);
  if (stats?.isFile() && stats.size <= largest) return { name };
  return { name, text: readTextFile(name, largest) };
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
      ? `\`${pattern}\` is a directory without source code. For model documents write '${plain}/**/*.dms.yaml', for source code below it ${plain}/...`
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
  const stats = stateOf(path);
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'directory' : 'file';
}
