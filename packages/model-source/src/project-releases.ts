import type { Finding } from '@dynamorm-cdk/model-spec';
import { type LibraryUse, releaseKey, releaseLabel, releaseUsed, unclearRelease } from './library-use';
import { type Ecosystem, Manifests } from './manifests';
import { type Release, releaseOf } from './release';
import type { SourceCodeOptions } from './source-code-options';

/** The releases that the projects of one language use, each said once. */
export class ProjectReleases {
  public readonly findings: Finding[] = [];
  private readonly manifests: Manifests;
  private readonly said = new Map<string, LibraryUse>();
  private readonly stated: Release | undefined;
  private is02 = false;

  constructor(ecosystem: Ecosystem, { libraryVersion }: SourceCodeOptions) {
    this.manifests = new Manifests(ecosystem);
    this.stated = libraryVersion === undefined ? undefined : releaseOf(libraryVersion);
  }

  /** The release of a file's project; undefined where it names none. */
  public known(file: string): Release | undefined {
    const { version } = this.manifests.libraryUse(file);
    return this.stated ?? (version === undefined ? undefined : releaseOf(version));
  }

  /** The release that a model in a file is written with, which is said once. */
  public releaseOf(file: string): Release {
    const use = this.manifests.libraryUse(file);
    const release = this.stated ?? releaseUsed(use);
    // Where nothing says the release, the document is one that all readers of its time take.
    if (release.tableTheory3 && (this.stated !== undefined || use.version !== undefined)) this.is02 = true;
    if (this.stated !== undefined) return release;
    if (this.said.has(releaseKey(use))) return release;
    this.said.set(releaseKey(use), use);
    const unclear = unclearRelease(use);
    if (unclear !== undefined) this.findings.push(unclear);
    return release;
  }

  /** What names the release of a file's project; undefined where it is not known. */
  public labelOf(file: string): string | undefined {
    return this.stated === undefined ? releaseLabel(this.manifests.libraryUse(file)) : undefined;
  }

  /** The release of each project. */
  public get uses(): LibraryUse[] {
    return [...this.said.values()];
  }

  /** The version of DMS that the releases read. */
  public get dmsVersion(): '0.1' | '0.2' {
    return this.is02 ? '0.2' : '0.1';
  }
}
