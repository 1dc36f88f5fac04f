import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import type { Findings } from '../document/findings';
import type { Kind, Node } from '../document/node';
import { unknownKey, wrongKind } from '../document/text-rules';

/** Reads the fields of mappings and reports what is of another kind. Absent (null, "") is undefined without a word. */
export class Fields {
  constructor(public readonly findings: Findings) {}

  public text(owner: Node, key: string): string | undefined {
    const node = this.present(owner, key);
    return node && this.textOf(node);
  }

  public textOf(node: Node): string | undefined {
    if (typeof node.content === 'string') return node.content;
    const scalar = typeof node.content === 'number' || typeof node.content === 'boolean';
    this.wrong(node, 'text', scalar ? `Put it in quotes: "${String(node.content)}".` : undefined);
    return undefined;
  }

  public flag(owner: Node, key: string): boolean {
    const node = this.present(owner, key);
    if (!node) return false;
    if (typeof node.content === 'boolean') return node.content;
    this.wrong(node, 'true or false', 'Write true or false, without quotes.');
    return false;
  }

  public mapping(owner: Node, key: string): Node | undefined {
    const node = this.present(owner, key);
    return node && this.isMapping(node) ? node : undefined;
  }

  public isMapping(node: Node): boolean {
    if (node.content instanceof Map) return true;
    this.wrong(node, 'a mapping');
    return false;
  }

  public list(owner: Node, key: string): Node[] {
    const node = this.present(owner, key);
    if (!node) return [];
    if (Array.isArray(node.content)) return node.content;
    this.wrong(node, 'a list', node.content instanceof Map ? 'Put "- " before each entry.' : 'Put it in brackets: [a, b].');
    return [];
  }

  /** The mappings of a list; entries of another kind are reported and left out. */
  public mappings(owner: Node, key: string): Node[] {
    return this.list(owner, key).filter((node) => this.isMapping(node));
  }

  /** The texts of a list with their nodes. */
  public texts(owner: Node, key: string): { node: Node; text: string }[] {
    const texts: { node: Node; text: string }[] = [];
    for (const node of this.list(owner, key)) {
      const text = this.textOf(node);
      if (text !== undefined) texts.push({ node, text });
    }
    return texts;
  }

  /** Warns of every key that is not among the known ones. */
  public known(owner: Node, keys: readonly string[]): void {
    if (!(owner.content instanceof Map)) return;
    for (const [key, node] of owner.content) {
      if (keys.includes(key)) continue;
      this.findings.add(unknownKey, node, {
        atKey: true,
        message: `The key ${quote(key)} is not known here.`,
        found: key,
        expected: keys.join(', '),
        hint: () => didYouMean(key, keys) ?? `Known here: ${quoteAll(keys)}.`,
      });
    }
  }

  private present(owner: Node, key: string): Node | undefined {
    const node = owner.field(key);
    return node === undefined || node.isAbsent ? undefined : node;
  }

  private wrong(node: Node, expected: Kind, hint?: string): void {
    this.findings.add(wrongKind, node, {
      message: `${typeof node.key === 'number' ? 'This entry' : node.key === undefined ? 'The document' : quote(node.key)} is ${node.kind} and must be ${expected}.`,
      expected,
      found: node.kind,
      hint,
    });
  }
}
