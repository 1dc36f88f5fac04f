/** The key that tags of DynamORM stand under; TableTheory, its successor, has one of its own. */
export type TagKey = (typeof tagKeys)[number];

export const tagKeys = ['theorydb', 'dynamorm'] as const;

/** What a tag of DynamORM looks like before a file is parsed. */
export const tagLike = /\b(?:dynamorm|theorydb):/;

/** What a release of DynamORM or TableTheory makes of tags. */
export interface Release {
  readonly name: string;
  /** Names are camelCase unless a model says otherwise; before, they are as written. */
  readonly camelCase: boolean;
  /** A model chooses its convention by `naming:`. */
  readonly choosesNaming: boolean;
  /** `CreatedAt` and `UpdatedAt` have their roles without a tag, and modifiers of indexes are told apart as they are now. */
  readonly impliedTimestamps: boolean;
  /** Fields are encrypted, and snake_case is what it is now. */
  readonly encrypts: boolean;
  /** TableTheory 3: more conventions, one field an attribute, write policies and projections. */
  readonly tableTheory3: boolean;
}

type Version = readonly [major: number, minor: number, patch: number];

/** The release of a version such as `1.0.30`, `v1.3` or `3`, where a part that is missing means the newest; undefined where it is none. */
export function releaseOf(version: string): Release | undefined {
  const match = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(?:-[\w.]+)?$/.exec(version);
  if (match === null) return undefined;
  const [major, minor, patch] = match.slice(1).map((part) => (part === undefined ? Number.POSITIVE_INFINITY : Number(part)));
  if (major < 1) return undefined;
  const from = (...since: Version): boolean => compare([major, minor, patch], since) >= 0;
  return {
    name: version.replace(/^v/, ''),
    camelCase: from(1, 0, 31),
    choosesNaming: from(1, 0, 34),
    impliedTimestamps: from(1, 0, 37),
    encrypts: from(1, 1, 0),
    tableTheory3: from(3, 0, 0),
  };
}

/** The newest release that reads tags of a key. */
export function newestRelease(key: TagKey): Release {
  return releaseOf(key === 'dynamorm' ? '1.3' : '3') as Release;
}

function compare(left: Version, right: Version): number {
  for (const at of [0, 1, 2]) if (left[at] !== right[at]) return left[at] < right[at] ? -1 : 1;
  return 0;
}
