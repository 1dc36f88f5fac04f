import { relative } from 'node:path';
import { type LibraryUse, releaseKey, releaseLabel, releaseUsed, unclearRelease } from '../library-use';
import { type Library, libraryOfKey, type Release, releaseOf, type TagKey, tagKeys } from '../release';
import type { SourceFindings } from './findings';
import type { Modules } from './module';
import type { GoPackage } from './package';

/** The releases of the library that packages are written with, each said once. */
export class Releases {
  private readonly stated: Release | undefined;
  private readonly uses = new Map<string, LibraryUse>();
  private readonly said = new Map<string, LibraryUse>();

  constructor(
    private readonly modules: Modules,
    private readonly findings: SourceFindings,
    version: string | undefined,
  ) {
    this.stated = version === undefined ? undefined : releaseOf(version);
  }

  /** The release of each module whose models are read. */
  public get all(): LibraryUse[] {
    return [...this.said.values()];
  }

  /** The key that a model is read by: that of the release, or the one under which it has a partition key, and TableTheory's where both have one. */
  public keyOf(tags: ReadonlyMap<TagKey, boolean>, { directory }: GoPackage): TagKey {
    if (this.stated?.tableTheory3) return 'theorydb';
    const present = tagKeys.filter((key) => tags.has(key));
    const required = present.filter((key) => this.modules.libraryUse(directory, libraryOfKey(key)) !== undefined);
    const possible = required.length > 0 ? required : present;
    return possible.find((key) => tags.get(key)) ?? possible[0];
  }

  /** What names the release of a package's models; undefined where the caller states it, or nobody knows it. */
  public labelOf(key: TagKey, owner: GoPackage): string | undefined {
    return this.stated === undefined ? releaseLabel(this.useOf(key, owner)) : undefined;
  }

  /** The release that the models of a package are read as. */
  public releaseFor(key: TagKey, owner: GoPackage): Release {
    return this.stated ?? releaseUsed(this.useOf(key, owner));
  }

  /** What the module of a package says of the library that reads a key. */
  private useOf(key: TagKey, { directory }: GoPackage): LibraryUse {
    const known = this.uses.get(`${key} ${directory}`);
    if (known !== undefined) return known;
    const library = libraryOfKey(key);
    const use = this.modules.libraryUse(directory, library) ?? this.withoutRelease(library, directory);
    this.uses.set(`${key} ${directory}`, use);
    return use;
  }

  private withoutRelease(library: Library, directory: string): LibraryUse {
    const module = this.modules.goModOf(directory);
    if (module === undefined)
      return { library, language: 'Go', project: shownDirectory(directory), unknown: 'there is no go.mod above it' };
    const file = shownDirectory(module.file);
    return { library, language: 'Go', project: module.path ?? file, file, unknown: `\`${file}\` does not require it` };
  }

  /** Says once for each module which release its models are read as. */
  public report(key: TagKey, owner: GoPackage): void {
    if (this.stated !== undefined) return;
    const use = this.useOf(key, owner);
    if (this.said.has(releaseKey(use))) return;
    this.said.set(releaseKey(use), use);
    const unclear = unclearRelease(use);
    if (unclear !== undefined) this.findings.take(unclear);
  }
}

/** A path as messages show it: from the working directory where it is below that. */
function shownDirectory(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown === '' ? '.' : shown.startsWith('..') ? path : shown;
}
