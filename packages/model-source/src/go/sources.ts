import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import { tagLike } from '../release';
import { leftOutBy } from './build-constraint';
import { type Modules, realDirectory } from './module';
import { GoPackage, type Importer } from './package';
import { readFile } from './read-file';
import type { GoFile } from './syntax';

/** A file before it is parsed. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A file that is not read, and why. */
export interface UnreadFile {
  readonly path: string;
  readonly reason: 'constraint' | 'encoding' | 'unreadable';
  readonly detail: string;
  /** Whether it seems to hold models. */
  readonly matters: boolean;
}

/** Every Go file that is looked at, by directory; a directory is read when something in it is asked for. */
export class Sources implements Importer {
  public readonly unread: UnreadFile[] = [];
  private readonly directories = new Map<string, GoPackage[]>();
  private readonly texts = new Map<string, SourceText | undefined>();
  private readonly realPaths = new Map<string, string>();

  constructor(
    private readonly parser: Parser,
    public readonly modules: Modules,
    private readonly buildTags: ReadonlySet<string>,
  ) {}

  /** The text of a file that a build for Linux would compile; undefined where it would not, or cannot be read. */
  public textOf(path: string): SourceText | undefined {
    if (this.texts.has(path)) return this.texts.get(path);
    const read = this.read(path);
    this.texts.set(path, read);
    return read;
  }

  /** The packages of a directory: more than one only where a file has another package's name. */
  public packagesIn(directory: string): GoPackage[] {
    const real = this.realPathOf(directory);
    const known = this.directories.get(real);
    if (known !== undefined) return known;
    const packages = new Map<string, GoFile[]>();
    for (const name of readdirSync(directory).sort()) {
      if (!isGoFile(name)) continue;
      const source = this.textOf(join(directory, name));
      if (source === undefined) continue;
      const file = this.parsed(source);
      if (file === undefined) continue;
      packages.set(file.package, [...(packages.get(file.package) ?? []), file]);
    }
    const made = [...packages].map(([name, files]) => new GoPackage(this, real, name, files));
    this.directories.set(real, made);
    return made;
  }

  public importPathOf(directory: string): string {
    return this.modules.importPathOf(directory);
  }

  /** The package that an import path names, where its sources are here. */
  public imported(importPath: string, from: GoPackage): GoPackage | undefined {
    const directory = this.directoryOf(importPath, from.directory);
    if (directory === undefined) return undefined;
    const packages = this.packagesIn(directory);
    return packages.find(({ name }) => name !== 'main') ?? packages[0];
  }

  /** The directory of an imported package as messages show it: from the working directory where it is below that. */
  public directoryOf(importPath: string, from: string): string | undefined {
    const directory = this.modules.directoryOf(importPath, this.realPathOf(from));
    if (directory === undefined) return undefined;
    const shown = relative(process.cwd(), directory);
    return shown === '' ? '.' : shown.startsWith('..') ? directory : shown;
  }

  private parsed({ path, text }: SourceText): GoFile | undefined {
    try {
      return readFile(this.parser, path, text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.unread.push({ path, reason: 'unreadable', detail: 'it is nested too deeply', matters: true });
      return undefined;
    }
  }

  private realPathOf(directory: string): string {
    const known = this.realPaths.get(directory);
    if (known !== undefined) return known;
    const real = realDirectory(directory);
    this.realPaths.set(directory, real);
    return real;
  }

  private read(path: string): SourceText | undefined {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      // A directory may be named like a file.
      if ((error as NodeJS.ErrnoException).code === 'EISDIR') return undefined;
      this.unread.push({ path, reason: 'unreadable', detail: (error as Error).message, matters: true });
      return undefined;
    }
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      this.unread.push({ path, reason: 'encoding', detail: 'it is not UTF-8', matters: true });
      return undefined;
    }
    const detail = leftOutBy(path, text, this.buildTags);
    if (detail === undefined) return { path, text };
    this.unread.push({ path, reason: 'constraint', detail, matters: tagLike.test(text) });
    return undefined;
  }
}

/** Whether `go build` would look at a file of this name. Tests are no part of what is deployed. */
export function isGoFile(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name);
}
