import { plain } from '@dynamorm-cdk/core/text';
import type { Keys, Offsets, Places } from './places';
import { isMapping, type Mapping, type Value } from './value';

/** Where a document came from: the file and its text, or neither for one that was handed over as objects. */
export interface Source {
  readonly file?: string;
  readonly text?: string;
  /** Where its values stand in the text. Readers that do not note it while they read look for it when somebody asks. */
  readonly places?: () => Places | undefined;
  /** What stands for a path in messages, where the document was built from something else. */
  readonly shown?: ReadonlyMap<string, string>;
}

/** The kinds of content, in the words that messages use. */
export type Kind = 'a mapping' | 'a list' | 'text' | 'a number' | 'true or false' | 'nothing';

/** A place that a finding can be shown at: an offset in the text of a source, or -1, and the path in the document. */
export interface Place {
  readonly source: Source;
  readonly offset: number;
  readonly path: string;
}

/** A file, without a place in it. */
export function wholeFile(file: string | undefined): Place {
  return { source: { file }, offset: -1, path: '' };
}

/** One place in a document and what stands there. It is made when a place is looked at: most values of a document need none. */
export class Node implements Place {
  constructor(
    public readonly content: Value,
    public readonly source: Source,
    public readonly parent?: Node,
    public readonly key?: string | number,
  ) {}

  /** The node below a key of a mapping, or at a position of a list. */
  public field(key: string | number): Node | undefined {
    const { content } = this;
    const isThere = typeof key === 'number' ? Array.isArray(content) : isMapping(content);
    return isThere && Object.hasOwn(content as object, key) ? new Node((content as Mapping)[key], this.source, this, key) : undefined;
  }

  /** What stands below a key of DMS in a mapping, without a node. No object inherits any of those keys. */
  public valueAt(key: string): Value | undefined {
    const { content } = this;
    return isMapping(content) ? content[key] : undefined;
  }

  /** The node that keys lead to, or the last that there is, and the keys that lead on from it. */
  public below(keys: Keys): { node: Node; left: Keys } {
    let node: Node = this;
    let at = 0;
    for (; at < keys.length; at++) {
      const next = node.field(keys[at]);
      if (next === undefined) break;
      node = next;
    }
    return { node, left: keys.slice(at) };
  }

  /** The nodes of a list. */
  public get items(): Node[] {
    const { content } = this;
    return Array.isArray(content) ? content.map((item: Value, at) => new Node(item, this.source, this, at)) : [];
  }

  /** null, "" and blank text mean absent everywhere in a model document. */
  public get isAbsent(): boolean {
    return isAbsent(this.content);
  }

  public get kind(): Kind {
    const { content } = this;
    if (content === null) return 'nothing';
    if (typeof content === 'object') return Array.isArray(content) ? 'a list' : 'a mapping';
    return typeof content === 'string' ? 'text' : typeof content === 'number' ? 'a number' : 'true or false';
  }

  /** The path from the document's top, such as `models[1].keys.partition`. */
  public get path(): string {
    if (this.source.shown !== undefined) {
      const shown = this.source.shown.get(pathOf(this.keys));
      if (shown !== undefined) return shown;
    }
    return this.parent === undefined || this.key === undefined ? '' : joinPath(this.parent.path, this.key);
  }

  /** Collections are shown at their key, everything else at the value itself. */
  public get offset(): number {
    const { at, keyAt } = this.offsets;
    return typeof this.content === 'object' && this.content !== null && keyAt >= 0 ? keyAt : at;
  }

  /** Offset of the key in the text; -1 without one. */
  public get keyAt(): number {
    return this.offsets.keyAt;
  }

  /** Whether the value was refused already, so that its kind is not judged too. */
  public get isRefused(): boolean {
    return this.offsets.isRefused;
  }

  private get offsets(): Offsets {
    return this.source.places?.()?.find(this.keys) ?? nowhere;
  }

  private get keys(): Keys {
    const keys: (string | number)[] = [];
    for (let node: Node = this; node.parent !== undefined && node.key !== undefined; node = node.parent) keys.unshift(node.key);
    return keys;
  }
}

const nowhere: Offsets = { at: -1, keyAt: -1, isRefused: false };

/** Whether a value means that there is none. */
export function isAbsent(value: Value | undefined): boolean {
  return value === null || value === undefined || isBlank(value);
}

/** Text of blanks alone or of nothing, which is absent only where text may stand. Most texts begin with a letter. */
export function isBlank(value: Value | undefined): boolean {
  if (typeof value !== 'string') return false;
  const first = value.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && value.trim() === '';
}

/** A way from the top as it is written in messages. */
export function pathOf(keys: Keys): string {
  return keys.reduce<string>(joinPath, '');
}

/** Appends a key to a path, quoted where it is no plain word. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}["${plain(JSON.stringify(key).slice(1, -1))}"]`;
  return path === '' ? key : `${path}.${key}`;
}
