import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { characterInWords, unfitCharacterOfName, unfitCharacters } from '../document/characters';
import type { Findings } from '../document/findings';
import { isAbsent, isBlank, type Kind, type Node } from '../document/node';
import { emptyText, syntax, unknownKey, wrongKind } from '../document/text-rules';
import { isMapping, type Value } from '../document/value';

/** Most lists are not there, and a document may lack a hundred thousand of them. */
const nothing: readonly never[] = [];

/** Reads the fields of mappings and reports what is of another kind. Absent (null, "") is undefined without a word. */
export class Fields {
  constructor(public readonly findings: Findings) {}

  public text(owner: Node, key: string): string | undefined {
    const value = owner.valueAt(key);
    if (isAbsent(value)) return undefined;
    return typeof value === 'string' ? value : this.noText(owner.field(key));
  }

  /** A text that names something in code or in DynamoDB, where nobody means the end of a line or a tab. */
  public name(owner: Node, key: string): string | undefined {
    const name = this.text(owner, key);
    const character = name === undefined ? undefined : unfitCharacterOfName(name);
    // What no text may hold was reported when it was read.
    if (name !== undefined && character !== undefined && unfitCharacters(name, 1).length === 0) {
      this.findings.add(syntax, owner.field(key), {
        message: `The name ${quote(name)} contains ${characterInWords(character)}.`,
        found: name,
        hint: 'Remove the character.',
      });
    }
    return name;
  }

  public flag(owner: Node, key: string): boolean {
    const value = this.presentAs('true or false', owner, key);
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
    this.wrong(owner.field(key), 'true or false', 'Write true or false, without quotes.');
    return false;
  }

  public mapping(owner: Node, key: string): Node | undefined {
    if (this.presentAs('a mapping', owner, key) === undefined) return undefined;
    const node = owner.field(key);
    return node && this.isMapping(node) ? node : undefined;
  }

  public isMapping(node: Node): boolean {
    if (isMapping(node.content)) return true;
    this.wrong(node, 'a mapping');
    return false;
  }

  /** The mappings of a list; entries of another kind are reported and left out. */
  public mappings(owner: Node, key: string): Node[] {
    return this.items(owner, key).filter((node) => this.isMapping(node));
  }

  /** The texts of a list with their nodes. */
  public texts(owner: Node, key: string): readonly { node: Node; text: string }[] {
    const list = this.items(owner, key);
    if (list.length === 0) return nothing;
    const texts: { node: Node; text: string }[] = [];
    for (const node of list) {
      if (typeof node.content === 'string') texts.push({ node, text: node.content });
      else this.noText(node);
    }
    return texts;
  }

  /** Warns of every key that is not among the known ones. */
  public known(owner: Node, keys: readonly string[]): void {
    const { content } = owner;
    if (!isMapping(content)) return;
    for (const key in content) {
      if (keys.includes(key)) continue;
      this.findings.add(unknownKey, owner.field(key), {
        atKey: true,
        message: `The key ${quote(key)} is unknown here.`,
        found: key,
        expected: keys.join(', '),
        hint: () => didYouMean(key, keys) ?? `Known here: ${quoteAll(keys)}.`,
      });
    }
  }

  /** Another kind than text is due: there a text of nothing is a fault, and of blanks an error. */
  private presentAs(expected: Kind, owner: Node, key: string): Value | undefined {
    const value = owner.valueAt(key);
    if (!isBlank(value)) return value ?? undefined;
    const isEmpty = value === '';
    this.findings.add(isEmpty ? emptyText : wrongKind, owner.field(key), {
      message: `${quote(key)} is ${isEmpty ? 'an empty text' : 'blank text'}, but must be ${expected}.`,
      expected,
      found: isEmpty ? 'an empty text' : 'blank text',
      hint: 'Remove the key, or write null.',
    });
    return undefined;
  }

  private items(owner: Node, key: string): readonly Node[] {
    const value = this.presentAs('a list', owner, key);
    if (value === undefined) return nothing;
    const node = owner.field(key);
    if (node && Array.isArray(value)) return node.items;
    this.wrong(node, 'a list', isMapping(value) ? 'Put "- " before each entry.' : 'Put it in brackets: [a, b].');
    return nothing;
  }

  private noText(node: Node | undefined): undefined {
    const content = node?.content;
    const isScalar = typeof content === 'number' || typeof content === 'boolean';
    this.wrong(node, 'text', isScalar ? `Put it in quotes: "${asWritten(node, content)}".` : undefined);
  }

  private wrong(node: Node | undefined, expected: Kind, hint?: string): void {
    if (node === undefined || node.isRefused) return;
    this.findings.add(wrongKind, node, {
      message: `${typeof node.key === 'number' ? 'This entry' : node.key === undefined ? 'The document' : quote(node.key)} is ${node.kind} and must be ${expected}.`,
      expected,
      found: node.kind,
      hint,
    });
  }
}

/** A number or a choice as the text has it: `1e3` is 1000, and most likely meant as `1e3`. */
function asWritten(node: Node | undefined, content: number | boolean): string {
  const [written = ''] = /^[^\s,[\]{}#"']+/.exec(node?.source.text?.slice(Math.max(0, node.offset)) ?? '') ?? [];
  return typeof content === 'number' && Number(written) === content ? written : String(content);
}
