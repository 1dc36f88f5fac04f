import { plain } from '@dynamorm-cdk/core/text';

/** What a document can hold at one place. Maps keep the order of the document and know no prototype. */
export type Content = Map<string, Node> | Node[] | string | number | boolean | null;

/** Where a node came from: the file and its text, or neither for a document handed over as objects. */
export interface Source {
  readonly file?: string;
  readonly text?: string;
}

/** The kinds of content, in the words that messages use. */
export type Kind = 'a mapping' | 'a list' | 'text' | 'a number' | 'true or false' | 'nothing';

/** Makes the nodes of a tree. */
export type NodeMaker = (content: Content, at: number, keyAt: number, parent?: Node, key?: string | number) => Node;

/** One place in a document: its content and where it stands. Text, JSON and plain objects all become such a tree. */
export class Node {
  /** Text that stands for this node in a path instead of its keys, for documents that were built from something else. */
  declare public shown?: string;

  /** Whether the value was refused already, so that its kind is not judged too. */
  declare public refused?: boolean;

  constructor(
    public content: Content,
    public readonly source: Source,
    /** Offset of the value in the text; -1 without text. */
    public readonly at = -1,
    /** Offset of the key in the text; -1 without one. */
    public readonly keyAt = -1,
    public readonly parent?: Node,
    public readonly key?: string | number,
  ) {}

  /** The node below a key of a mapping. */
  public field(key: string): Node | undefined {
    return this.content instanceof Map ? this.content.get(key) : undefined;
  }

  /** null, "" and blank text mean absent everywhere in a model document. */
  public get isAbsent(): boolean {
    return this.content === null || this.isBlank;
  }

  public get kind(): Kind {
    const content = this.content;
    if (content === null) return 'nothing';
    if (content instanceof Map) return 'a mapping';
    if (Array.isArray(content)) return 'a list';
    return typeof content === 'string' ? 'text' : typeof content === 'number' ? 'a number' : 'true or false';
  }

  /** Text of blanks alone or of nothing, which is absent only where text may stand. */
  public get isBlank(): boolean {
    return typeof this.content === 'string' && isBlank(this.content);
  }

  /** The path from the document's top, such as `models[1].keys.partition`. */
  public get path(): string {
    if (this.shown !== undefined) return this.shown;
    if (this.parent === undefined || this.key === undefined) return '';
    return joinPath(this.parent.path, this.key);
  }

  /** Collections are shown at their key, everything else at the value itself. */
  public get offset(): number {
    return typeof this.content === 'object' && this.content !== null && this.keyAt >= 0 ? this.keyAt : this.at;
  }
}

/** Appends a key to a path, quoted where it is no plain word. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}["${plain(JSON.stringify(key).slice(1, -1))}"]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Most texts begin with a letter. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && text.trim() === '';
}
