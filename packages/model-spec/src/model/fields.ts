import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { characterInWords, unfitCharacterOfName, unfitCharacters } from '../document/characters';
import type { Findings } from '../document/findings';
import type { Kind, Node } from '../document/node';
import { emptyText, syntax, unknownKey, wrongKind } from '../document/text-rules';

/** Reads the fields of mappings and reports what is of another kind. Absent (null, "") is undefined without a word. */
export class Fields {
  constructor(public readonly findings: Findings) {}

  public text(owner: Node, key: string): string | undefined {
    const node = this.present(owner, key);
    return node && this.textOf(node);
  }

  /** A text that names something in code or in DynamoDB, where nobody means the end of a line or a tab. */
  public name(owner: Node, key: string): string | undefined {
    const node = this.present(owner, key);
    const name = node && this.textOf(node);
    const character = name === undefined ? undefined : unfitCharacterOfName(name);
    // What no text may hold was reported when it was read.
    if (node && name !== undefined && character !== undefined && unfitCharacters(name, 1).length === 0) {
      this.findings.add(syntax, node, {
        message: `The name ${quote(name)} contains ${characterInWords(character)}.`,
        found: name,
        hint: 'Remove the character.',
      });
    }
    return name;
  }

  public textOf(node: Node): string | undefined {
    if (typeof node.content === 'string') return node.content;
    const scalar = typeof node.content === 'number' || typeof node.content === 'boolean';
    this.wrong(node, 'text', scalar ? `Put it in quotes: "${String(node.content)}".` : undefined);
    return undefined;
  }

  public flag(owner: Node, key: string): boolean {
    const node = this.presentAs('true or false', owner, key);
    if (!node) return false;
    if (typeof node.content === 'boolean') return node.content;
    this.wrong(node, 'true or false', 'Write true or false, without quotes.');
    return false;
  }

  public mapping(owner: Node, key: string): Node | undefined {
    const node = this.presentAs('a mapping', owner, key);
    return node && this.isMapping(node) ? node : undefined;
  }

  public isMapping(node: Node): boolean {
    if (node.content instanceof Map) return true;
    this.wrong(node, 'a mapping');
    return false;
  }

  public list(owner: Node, key: string): Node[] {
    const node = this.presentAs('a list', owner, key);
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
        message: `The key ${quote(key)} is unknown here.`,
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

  /** The same where another kind than text is due: there a text of nothing is a fault, and of blanks an error. */
  private presentAs(expected: Kind, owner: Node, key: string): Node | undefined {
    const node = owner.field(key);
    if (!node?.isBlank) return this.present(owner, key);
    const isEmpty = node.content === '';
    this.findings.add(isEmpty ? emptyText : wrongKind, node, {
      message: `${quote(key)} is ${isEmpty ? 'an empty text' : 'blank text'}, but must be ${expected}.`,
      expected,
      found: isEmpty ? 'an empty text' : 'blank text',
      hint: 'Remove the key, or write null.',
    });
    return undefined;
  }

  private wrong(node: Node, expected: Kind, hint?: string): void {
    if (node.refused) return;
    this.findings.add(wrongKind, node, {
      message: `${typeof node.key === 'number' ? 'This entry' : node.key === undefined ? 'The document' : quote(node.key)} is ${node.kind} and must be ${expected}.`,
      expected,
      found: node.kind,
      hint,
    });
  }
}
