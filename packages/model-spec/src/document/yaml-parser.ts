// The only file that imports `yaml`: the build bundles it, so it imports nothing of this package but types.
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  type ParsedNode,
  Parser,
  stringify,
  type Document as YamlDocument,
} from 'yaml';
import type { Node, NodeMaker } from './node';
import { isAmbiguous, isChoice, isTimestamp } from './plain-scalar';

/** What a text is refused for, and where. */
export interface YamlProblem {
  readonly reason: 'syntax' | 'depth' | 'beyond-json' | 'duplicate';
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
  /** The key of this node, or the node itself. */
  readonly node?: Node;
}

export interface YamlLimits {
  readonly maxDepth: number;
  readonly maxSyntaxErrors: number;
}

/** What was read; no root where the text has no content or cannot be read at all. */
export interface YamlText {
  readonly root?: Node;
  readonly problems: YamlProblem[];
}

/**
 * Reads YAML, and JSON as its subset, restricted to what JSON can say.
 *
 * Nesting is measured on the token level: the composer recurses and a deep document can end the process, not just the call.
 */
export function parseYaml(text: string, limits: YamlLimits, make: NodeMaker): YamlText {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, version: '1.2', schema: 'core', logLevel: 'silent' });
  const documents: YamlDocument.Parsed[] = [];
  let errors = 0;
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors++;
      documents.push(...composer.next(token));
    }
    // A level of nesting is one or two open tokens.
    if (parser.stack.length > limits.maxDepth * 2) return { problems: [tooDeep(parser.offset, limits.maxDepth)] };
    // What follows is echo, and the library takes ever longer for each.
    if (errors > limits.maxSyntaxErrors) break;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return fromDocuments(documents, limits, make);
}

/** YAML text in this project's manner: text in double quotes, so that no reader takes it for anything else, and no folded lines. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}

function fromDocuments(documents: YamlDocument.Parsed[], limits: YamlLimits, make: NodeMaker): YamlText {
  const problems: YamlProblem[] = [];
  for (const document of documents) {
    for (const error of document.errors) {
      if (problems.length >= limits.maxSyntaxErrors) break;
      problems.push({ reason: 'syntax', offset: error.pos[0], message: error.message });
    }
  }
  if (problems.length > 0) return { problems };
  if (documents.length > 1) {
    const second = documents[1];
    problems.push({
      reason: 'beyond-json',
      offset: second.range[0],
      message: `The text contains ${documents.length} YAML documents, and DynamORM reads only the first.`,
      hint: 'Put all models into one document, or each document into a separate file.',
    });
  }
  const directive = documents[0]?.directives.yaml;
  if (directive?.explicit && directive.version !== '1.2') {
    problems.push({
      reason: 'beyond-json',
      offset: 0,
      message: `The directive \`%YAML ${directive.version}\` is not allowed.`,
      hint: 'Remove the directive: model documents are YAML 1.2.',
    });
  }
  const contents = documents[0]?.contents;
  if (!contents) return { problems };
  const reader = new Reader(limits.maxDepth, make, problems);
  return { root: reader.read(contents, 0, -1), problems };
}

/** Turns the library's nodes into the package's own and refuses on the way what JSON cannot say. */
class Reader {
  constructor(
    private readonly maxDepth: number,
    private readonly make: NodeMaker,
    private readonly problems: YamlProblem[],
  ) {}

  public read(from: ParsedNode | null, depth: number, keyAt: number, parent?: Node, key?: string | number): Node {
    const at = from?.range[0] ?? -1;
    const node = this.make(null, at, keyAt, parent, key);
    if (from === null) return node;
    this.refuseProperties(from, at, node);
    if (isAlias(from)) {
      this.refuse(at, node, `The alias \`*${clip(from.source)}\` is not allowed.`, 'Write the value in full here.');
    } else if (isScalar(from)) {
      node.content = this.scalar(from.value, from.source, from.type === 'PLAIN', at, node);
    } else if (depth >= this.maxDepth) {
      this.problems.push({ ...tooDeep(at, this.maxDepth), node });
    } else if (isSeq(from)) {
      const items: Node[] = [];
      node.content = items;
      for (const item of from.items) items.push(this.read(item as ParsedNode, depth + 1, -1, node, items.length));
    } else if (isMap(from)) {
      const fields = new Map<string, Node>();
      node.content = fields;
      for (const pair of from.items) this.readPair(pair as Pair<ParsedNode, ParsedNode | null>, depth, node, fields);
    }
    return node;
  }

  private readPair(pair: Pair<ParsedNode, ParsedNode | null>, depth: number, node: Node, fields: Map<string, Node>): void {
    const keyAt = pair.key?.range[0] ?? node.at;
    if (!isScalar(pair.key)) {
      this.refuse(keyAt, node, 'A key is not text.', 'Write every key of a mapping as a word.');
      return;
    }
    if (pair.key.value === '<<' && pair.key.type === 'PLAIN') {
      this.refuse(keyAt, node, 'The merge key `<<` is not allowed.', 'Write the merged keys in full.');
      return;
    }
    const plainText = pair.key.source ?? '';
    if (typeof pair.key.value !== 'string') {
      this.refuse(keyAt, node, `The key \`${clip(plainText)}\` is not text.`, 'Put the key in quotes, or remove it.');
      return;
    }
    const name = pair.key.value;
    this.refuseProperties(pair.key, keyAt, node);
    if (pair.key.type === 'PLAIN' && (isAmbiguous(plainText) || isTimestamp(plainText))) {
      this.refuse(keyAt, node, `Some readers of YAML do not read the key \`${clip(plainText)}\` as text.`, 'Put it in quotes.');
    }
    const value = this.read(pair.value, depth + 1, keyAt, node, name);
    const first = fields.get(name);
    if (first) {
      this.problems.push({
        reason: 'duplicate',
        offset: keyAt,
        node: value,
        message: `The key \`${clip(name)}\` appears a second time.`,
      });
    } else {
      fields.set(name, value);
    }
  }

  private scalar(value: unknown, text: string | undefined, plain: boolean, at: number, node: Node): string | number | boolean | null {
    if (plain && text !== undefined && isTimestamp(text)) {
      this.refuse(at, node, `\`${clip(text)}\` is a timestamp in YAML.`, 'Put it in quotes.');
    } else if (plain && text !== undefined && isAmbiguous(text)) {
      const choice = isChoice(text);
      this.refuse(
        at,
        node,
        `Readers of YAML disagree on \`${clip(text)}\`: some read ${choice ? 'true or false' : 'a number'}, others text.`,
        choice ? 'Put it in quotes, or write true or false.' : 'Put it in quotes, or write a plain decimal number.',
      );
      node.refused = true;
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.refuse(at, node, `\`${clip(text ?? '')}\` is not a number in JSON.`, 'Put it in quotes, or write a number.');
      return null;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }

  private refuseProperties(from: ParsedNode, at: number, node: Node): void {
    if ('anchor' in from && from.anchor) {
      this.refuse(
        at,
        node,
        `The anchor \`&${clip(from.anchor)}\` is not allowed.`,
        'Remove the anchor, and write the value in full where you use it.',
      );
    }
    if (from.tag) this.refuse(at, node, `The tag \`${clip(from.tag)}\` is not allowed.`, 'Remove the tag, and put text in quotes.');
  }

  private refuse(offset: number, node: Node, message: string, hint: string): void {
    this.problems.push({ reason: 'beyond-json', offset, node, message, hint });
  }
}

function tooDeep(offset: number, maxDepth: number): YamlProblem {
  return {
    reason: 'depth',
    offset,
    message: `The document is nested more than ${maxDepth} levels deep.`,
    hint: 'Flatten it: a model document needs eight levels.',
  };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
