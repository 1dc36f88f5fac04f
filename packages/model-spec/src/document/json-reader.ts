import type { Node, NodeMaker } from './node';

const whitespace = /[ \t\r\n]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON many times faster than a reader of YAML does, with the same nodes at the same places.
 *
 * Undefined where there is anything to complain about (no JSON, a key twice, too deep, a number out of range): the reader of YAML says it.
 */
export function readJson(text: string, maxDepth: number, make: NodeMaker): Node | undefined {
  return new JsonReader(text, maxDepth, make).document();
}

class JsonReader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
    private readonly make: NodeMaker,
  ) {}

  public document(): Node | undefined {
    this.skip();
    if (this.text[this.position] !== '{' && this.text[this.position] !== '[') return undefined;
    const root = this.value(0, -1);
    this.skip();
    return this.position === this.text.length ? root : undefined;
  }

  private value(depth: number, keyAt: number, parent?: Node, key?: string | number): Node | undefined {
    const at = this.position;
    const first = this.text[at];
    if (first === '{' || first === '[') {
      if (depth >= this.maxDepth) return undefined;
      this.position++;
      const node = this.make(null, at, keyAt, parent, key);
      const content = first === '{' ? this.fields(node, depth) : this.items(node, depth);
      if (content === undefined) return undefined;
      node.content = content;
      return node;
    }
    const scalar = first === '"' ? this.string() : this.constant();
    return scalar === undefined ? undefined : this.make(scalar, at, keyAt, parent, key);
  }

  private fields(node: Node, depth: number): Map<string, Node> | undefined {
    const fields = new Map<string, Node>();
    if (this.closes('}')) return fields;
    for (;;) {
      this.skip();
      const keyAt = this.position;
      const key = this.text[keyAt] === '"' ? this.string() : undefined;
      if (key === undefined || fields.has(key)) return undefined;
      this.skip();
      if (this.text[this.position++] !== ':') return undefined;
      this.skip();
      const field = this.value(depth + 1, keyAt, node, key);
      if (field === undefined) return undefined;
      fields.set(key, field);
      if (this.closes('}')) return fields;
      if (this.text[this.position++] !== ',') return undefined;
    }
  }

  private items(node: Node, depth: number): Node[] | undefined {
    const items: Node[] = [];
    if (this.closes(']')) return items;
    for (;;) {
      this.skip();
      const item = this.value(depth + 1, -1, node, items.length);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.closes(']')) return items;
      if (this.text[this.position++] !== ',') return undefined;
    }
  }

  private string(): string | undefined {
    const start = this.position;
    for (let end = this.text.indexOf('"', start + 1); end >= 0; end = this.text.indexOf('"', end + 1)) {
      let backslashes = 0;
      while (this.text[end - 1 - backslashes] === '\\') backslashes++;
      if (backslashes % 2 === 1) continue;
      this.position = end + 1;
      const inner = this.text.slice(start + 1, end);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses them, and only JSON.parse knows every escape
      return /[\\\u0000-\u001f]/.test(inner) ? unescaped(this.text.slice(start, end + 1)) : inner;
    }
    return undefined;
  }

  private constant(): number | boolean | null | undefined {
    literal.lastIndex = this.position;
    const found = literal.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.position += found.length;
    const constant = constants.get(found);
    if (constant !== undefined) return constant;
    const number = Number(found);
    return Number.isFinite(number) ? number : undefined;
  }

  private closes(bracket: string): boolean {
    this.skip();
    if (this.text[this.position] !== bracket) return false;
    this.position++;
    return true;
  }

  private skip(): void {
    whitespace.lastIndex = this.position;
    whitespace.test(this.text);
    this.position = whitespace.lastIndex;
  }
}

function unescaped(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
