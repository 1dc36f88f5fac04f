import type { Source } from './node';

/** How documents begin that `dynamorm-cdk extract` wrote: what their comments say of source code is known. */
const written = '# Written by dynamorm-cdk extract';

/** Where the source code of a model stands, as the comment above it says. */
export interface Origin {
  /** Such as `internal/care.go:33`, as it is seen from the document. */
  readonly place: string;
  /** The release of the library that writes it, such as `TableTheory 3.0.6`. */
  readonly release?: string;
  /** The places of parts, by their path within the model, such as `attributes[2]`. */
  readonly parts: ReadonlyMap<string, string>;
}

interface Start {
  /** The line that a model begins in, counted from 1. */
  readonly line: number;
  readonly comment?: string;
  origin?: Origin;
}

const known = new WeakMap<Source, Start[]>();

/** Whether a document was written from source code. */
export function isExtracted({ text }: Source): boolean {
  return text?.startsWith(written, text.startsWith('\ufeff') ? 1 : 0) === true;
}

/** What the comment above a model says of its source code; undefined where a document was not written from any. */
export function originAt(source: Source, line: number): Origin | undefined {
  const starts = startsOf(source);
  let low = 0;
  let high = starts.length - 1;
  if (starts.length === 0 || line < starts[0].line) return undefined;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle].line <= line) low = middle;
    else high = middle - 1;
  }
  const start = starts[low];
  if (start.comment !== undefined) start.origin ??= originIn(start.comment);
  return start.origin;
}

/** Where the part of a program stands that a place in a document was made of. */
export function sourcePlaceOf(source: Source, line: number, path: string): string | undefined {
  const origin = originAt(source, line);
  if (origin === undefined) return undefined;
  for (let part = path.replace(/^models\[\d+\]\.?/, ''); part !== ''; part = part.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, '')) {
    const place = origin.parts.get(part);
    if (place !== undefined) return place;
  }
  return origin.place;
}

function startsOf(source: Source): Start[] {
  const earlier = known.get(source);
  if (earlier) return earlier;
  const starts: Start[] = [];
  known.set(source, starts);
  if (source.text === undefined || !isExtracted(source)) return starts;
  let comment: string | undefined;
  for (const [at, line] of source.text.split('\n').entries()) {
    const own = /^ {2}# (.*?)\r?$/.exec(line)?.[1];
    // Other comments, such as one that suppresses a finding, may stand between.
    if (own !== undefined) comment ??= own;
    else {
      if (line.startsWith('  - ')) starts.push({ line: at + 1, ...(comment === undefined ? {} : { comment }) });
      comment = undefined;
    }
  }
  return starts;
}

/** `care.go:33; TableTheory 3.0.6; keys 34 35; attributes 34 35 base.go:7; indexes 35`. */
function originIn(comment: string): Origin | undefined {
  const [first, ...others] = comment.split('; ');
  const own = /^(.+):\d+$/.exec(first)?.[1];
  if (own === undefined) return undefined;
  const parts = new Map<string, string>();
  const named: Record<string, (at: number) => string> = {
    table: () => 'table',
    keys: (at) => (at === 0 ? 'keys.partition' : 'keys.sort'),
    attributes: (at) => `attributes[${at}]`,
    indexes: (at) => `indexes[${at}]`,
  };
  let release: string | undefined;
  for (const other of others) {
    const [what, ...places] = other.split(' ');
    if (what === 'DynamORM' || what === 'TableTheory') release = other;
    for (const [at, place] of (named[what] ? places : []).entries()) {
      if (/^(?:.+:)?\d+$/.test(place)) parts.set(named[what](at), place.includes(':') ? place : `${own}:${place}`);
    }
  }
  return { place: first, ...(release === undefined ? {} : { release }), parts };
}
