import { basename, dirname } from 'node:path';
import { groupedBy } from '@dynamorm-cdk/core/text';

/** The directories that compilers write to. */
const written = /^(?:dist|build|out|lib|esm|cjs|es|output)$/;

/** The source of a file that a compiler wrote, among the files that are read; undefined where it is none. */
export function sourceOf(file: string, files: ReadonlyMap<string, readonly string[]>): string | undefined {
  if (!/\.[cm]?jsx?$/.test(file)) return undefined;
  const parts = directories(file);
  const sources = files.get(stem(file)) ?? [];
  return sources.find((source) => {
    const others = directories(source);
    if (parts.join('/') === others.join('/')) return true;
    return parts.some((part, at) => written.test(part) && endsAlike(parts.slice(at + 1), others.slice(at)));
  });
}

/** The TypeScript files by the name that they have without an ending. */
export function byStem(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return groupedBy(
    files.filter((file) => /\.[cm]?tsx?$/.test(file)),
    stem,
  );
}

/** Whether what is below the directory of a compiler stands below that of the sources, or beside it. */
function endsAlike(below: readonly string[], others: readonly string[]): boolean {
  return others.slice(Math.max(0, others.length - below.length)).join('/') === below.join('/');
}

function stem(file: string): string {
  return basename(file).replace(/\.[cm]?[jt]sx?$/, '');
}

function directories(file: string): string[] {
  return dirname(file)
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.');
}
