/** The key that tags of DynamORM stand under; TableTheory, its successor, has one of its own. */
export type TagKey = (typeof tagKeys)[number];

export const tagKeys = ['theorydb', 'dynamorm'] as const;

/** What a tag of DynamORM looks like before a file is parsed. */
export const tagLike = /\b(?:dynamorm|theorydb):/;

/** The library and its successor, whose versions count on from 1.0 again. */
export type Library = 'DynamORM' | 'TableTheory';

/** What a release of DynamORM or TableTheory makes of models. Each member names the release that it came with. */
export interface Release {
  /** The version as it was stated. */
  readonly name: string;
  /** 1.0.31: names are camelCase unless a model says otherwise; before, they are as written. */
  readonly camelCase: boolean;
  /** 1.0.34: a model chooses its convention by `naming:`. */
  readonly choosesNaming: boolean;
  /** 1.0.37: `CreatedAt` and `UpdatedAt` have their roles without a tag, and modifiers of indexes are told apart as they are now. */
  readonly impliedTimestamps: boolean;
  /** 1.1.0: fields are encrypted, and snake_case is what it is now. */
  readonly encrypts: boolean;
  /** 1.4.1: `naming:pascal_case`. */
  readonly pascalNaming: boolean;
  /** 1.5.2: `naming:dynamorm`. */
  readonly dynamormNaming: boolean;
  /** 1.5.4: `json` keeps the type of most values. */
  readonly jsonByKind: boolean;
  /** 1.7.0: write policies. */
  readonly writePolicies: boolean;
  /** 2.0.0: projections of indexes. */
  readonly projections: boolean;
  /** 2.0.0: bytes are written as B, and sets of numbers and bytes as sets; before, both were lists. */
  readonly writesBinary: boolean;
  /** 3.0.0: tags are read as they are now, and documents are those of DMS 0.2. */
  readonly tableTheory3: boolean;
  /** 3.0.2: two fields of one attribute are refused. */
  readonly uniqueNames: boolean;
  /** 4.0.0: `json.Number` is a number, an array a list, an empty `attr:` is refused, and an INCLUDE field must be in the model. */
  readonly tableTheory4: boolean;
}

type Version = readonly [major: number, minor: number, patch: number];

/** The release of a version such as `1.0.30`, `v1.3` or `3`, where a part that is missing means the newest; undefined where it is none. */
export function releaseOf(version: string): Release | undefined {
  const match = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(-[\w.-]+)?(?:\+incompatible)?$/.exec(version);
  if (match === null) return undefined;
  const [major, minor, patch] = match.slice(1, 4).map((part) => (part === undefined ? Number.POSITIVE_INFINITY : Number(part)));
  if (major < 1) return undefined;
  // A pseudo-version names a commit before the release that it seems to be.
  const before = isCommit(version) ? 0.5 : 0;
  const from = (...since: Version): boolean => compare([major, minor, patch - before], since) >= 0;
  return {
    name: version.replace(/^v/, ''),
    camelCase: from(1, 0, 31),
    choosesNaming: from(1, 0, 34),
    impliedTimestamps: from(1, 0, 37),
    encrypts: from(1, 1, 0),
    pascalNaming: from(1, 4, 1),
    dynamormNaming: from(1, 5, 2),
    jsonByKind: from(1, 5, 4),
    writePolicies: from(1, 7, 0),
    projections: from(2, 0, 0),
    writesBinary: from(2, 0, 0),
    tableTheory3: from(3, 0, 0),
    uniqueNames: from(3, 0, 2),
    tableTheory4: from(4, 0, 0),
  };
}

/** Whether a version is that of a commit between two releases. */
export function isCommit(version: string): boolean {
  return /-(?:[\w.]*\.)?0?\.?\d{14}-[0-9a-f]{12}$/.test(version);
}

/** The newest release of a library. */
export function newestRelease(library: Library): Release {
  return releaseOf(library === 'DynamORM' ? '1.3' : '4') as Release;
}

/** The library that reads tags of a key. */
export function libraryOfKey(key: TagKey): Library {
  return key === 'dynamorm' ? 'DynamORM' : 'TableTheory';
}

/** Which of two versions is the later one: negative where it is the right one. */
export function compareVersions(left: string, right: string): number {
  const parts = (version: string): Version => {
    const [major, minor, patch] = version.replace(/^v/, '').split(/[.+-]/).map(Number);
    return [major || 0, minor || 0, patch || 0];
  };
  return compare(parts(left), parts(right)) || Number(right.includes('-')) - Number(left.includes('-'));
}

function compare(left: Version, right: Version): number {
  for (const at of [0, 1, 2]) if (left[at] !== right[at]) return left[at] < right[at] ? -1 : 1;
  return 0;
}
