import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from './codes';
import { isCommit, type Library, newestRelease, type Release, releaseOf } from './release';

/** What a project says of the library that it uses. */
export interface LibraryUse {
  readonly library: Library;
  readonly language: 'Go' | 'TypeScript' | 'Python';
  /** The project, as messages name it: a module path, or the directory of a package. */
  readonly project: string;
  /** The file that says it. */
  readonly file?: string;
  /** The version, where it is known. */
  readonly version?: string;
  /** Why it is not. */
  readonly unknown?: string;
}

/** The release that a project uses, and the newest one where it is not known. */
export function releaseUsed({ library, version }: LibraryUse): Release {
  return (version === undefined ? undefined : releaseOf(version)) ?? newestRelease(library);
}

/** What a document says of a project's release; files are shown as a function says. */
export function releaseSentence({ library, language, project, file, version }: LibraryUse, shown: (file: string) => string): string {
  const known = version !== undefined && releaseOf(version) !== undefined;
  const release = known ? version.replace(/^v/, '') : newestRelease(library).name;
  const why = known ? (file === undefined ? '' : ` (${shown(file)})`) : ', the newest known, since no release is named';
  return `${project}: ${library} ${release} for ${language}${why}`;
}

/** A release as messages name it; undefined where it is not known. */
export function releaseLabel({ library, version }: LibraryUse): string | undefined {
  return version === undefined || releaseOf(version) === undefined ? undefined : `${library} ${version.replace(/^v/, '')}`;
}

/** What tells the releases of two projects apart. */
export function releaseKey({ library, project, file, version }: LibraryUse): string {
  return `${library} ${project} ${file} ${version}`;
}

/** What is to be said where a project's release is not known for certain. */
export function unclearRelease({ library, project, file, version, unknown }: LibraryUse): Finding | undefined {
  // Nothing speaks of the library at all: most often a few files without their project.
  if (file === undefined) return undefined;
  const hint = 'Name the release with `--library-version`, such as `--library-version 1.0.30`.';
  if (version === undefined || releaseOf(version) === undefined) {
    const why = unknown ?? `\`${version}\` is no release`;
    return finding('DYN-C257', {
      message: `The release of ${library} that \`${project}\` uses is unknown: ${why}. Its models are read as ${newestRelease(library).name} writes them.`,
      file,
      hint,
    });
  }
  if (!isCommit(version)) return undefined;
  return finding('DYN-C257', {
    message: `\`${project}\` uses a commit of ${library} between two releases, \`${version}\`: its models are read as the release before it writes them.`,
    file,
    found: version,
    hint,
  });
}
