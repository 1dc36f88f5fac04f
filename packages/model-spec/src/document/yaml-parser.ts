// The only file that imports `yaml`: the build bundles it, so it imports nothing of this package but what needs no library.
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
import { type Keys, Places } from './places';
import { isAmbiguous, isChoice, isTimestamp } from './plain-scalar';
import { type Mapping, setField, type Value } from './value';

/** What a text is refused for, and where. */
export interface YamlProblem {
  readonly reason: 'syntax' | 'depth' | 'beyond-json' | 'duplicate';
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
  /** The way to the value, or to the mapping of the key. */
  readonly keys?: Keys;
}

export interface YamlLimits {
  readonly maxDepth: number;
  readonly maxSyntaxErrors: number;
}

/** What was read; no value where the text has no content or cannot be read at all. */
export interface YamlText {
  readonly value?: Value;
  readonly places?: Places;
  readonly problems: YamlProblem[];
}

/**
 * Reads YAML, and JSON as its subset, restricted to what JSON can say.
 *
 * Nesting is measured on the token level: the composer recurses and a deep document can end the process, not just the call.
 */
export function parseYaml(text: string, limits: YamlLimits): YamlText {
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
  return fromDocuments(documents, text, limits);
}

/** YAML text in this project's manner: text in double quotes, so that no reader takes it for anything else, and no folded lines. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}

/** What looks like a space at the beginning of a line and is none. */
const oddIndentation = /^[ \t]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])/m;

function fromDocuments(documents: YamlDocument.Parsed[], text: string, limits: YamlLimits): YamlText {
  const problems: YamlProblem[] = [];
  for (const document of documents) {
    for (const error of document.errors) {
      if (problems.length >= limits.maxSyntaxErrors) break;
      problems.push({ reason: 'syntax', offset: error.pos[0], message: error.message });
    }
  }
  if (problems.length > 0) {
    const odd = oddIndentation.exec(text);
    // What else is said of a line with a tab is echo.
    const tabs = problems.filter(({ message }) => message.startsWith('Tabs are not allowed as indentation'));
    if (odd === null) return { problems: tabs.length > 0 ? tabs : problems };
    const code = odd[1].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = `a line is indented with the character U+${code}, which looks like a space`;
    return { problems: [{ reason: 'syntax', offset: odd.index + odd[0].length - 1, message, hint: 'Indent it with spaces.' }] };
  }
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
  const reader = new Reader(text, limits.maxDepth, problems);
  return { value: reader.read(contents, -1), places: reader.places, problems };
}

/** Turns the library's nodes into values and places, and refuses on the way what JSON cannot say. */
class Reader {
  public readonly places = new Places();
  private readonly keys: (string | number)[] = [];

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
    private readonly problems: YamlProblem[],
  ) {}

  public read(from: ParsedNode | null, keyAt: number, key?: string): Value {
    const at = from?.range[0] ?? -1;
    const place = this.places.open(at, keyAt, key === undefined ? undefined : this.places.keyOf(key));
    const value = from === null ? null : this.content(from, at, place);
    this.places.close(place);
    return value;
  }

  private content(from: ParsedNode, at: number, place: number): Value {
    this.refuseProperties(from, at);
    if (isScalar(from)) return this.scalar(from.value, from.source, from.type === 'PLAIN', at, place);
    if (isAlias(from)) {
      this.refuse(at, `The alias \`*${clip(from.source)}\` is not allowed.`, 'Write the value in full here.');
      return null;
    }
    if (this.keys.length >= this.maxDepth) {
      this.problems.push({ ...tooDeep(at, this.maxDepth), keys: [...this.keys] });
      return null;
    }
    if (isSeq(from)) return from.items.map((item, number) => this.below(number, () => this.read(item as ParsedNode, -1)));
    const fields: Mapping = {};
    if (isMap(from)) for (const pair of from.items) this.readPair(pair as Pair<ParsedNode, ParsedNode | null>, at, fields);
    return fields;
  }

  private readPair(pair: Pair<ParsedNode, ParsedNode | null>, at: number, fields: Mapping): void {
    const keyAt = pair.key?.range[0] ?? at;
    if (!isScalar(pair.key)) {
      this.refuse(keyAt, 'A key is not text.', 'Write every key of a mapping as a word.');
      return;
    }
    if (pair.key.value === '<<' && pair.key.type === 'PLAIN') {
      this.refuse(keyAt, 'The merge key `<<` is not allowed.', 'Write the merged keys in full.');
      return;
    }
    const plainText = pair.key.source ?? '';
    if (typeof pair.key.value !== 'string') {
      this.refuse(keyAt, `The key \`${clip(plainText)}\` is not text.`, 'Put the key in quotes, or remove it.');
      return;
    }
    const name = pair.key.value;
    this.refuseProperties(pair.key, keyAt);
    if (pair.key.type === 'PLAIN' && (isAmbiguous(plainText) || isTimestamp(plainText))) {
      this.refuse(keyAt, `Some readers of YAML do not read the key \`${clip(plainText)}\` as text.`, 'Put it in quotes.');
    }
    this.below(name, () => {
      const value = this.read(pair.value, keyAt, name);
      if (!Object.hasOwn(fields, name)) setField(fields, name, value);
      else this.add({ reason: 'duplicate', offset: keyAt, message: `The key \`${clip(name)}\` appears a second time.` });
    });
  }

  private scalar(value: unknown, text: string | undefined, plain: boolean, at: number, place: number): Value {
    if (plain && text !== undefined && isTimestamp(text)) {
      this.refuse(at, `\`${clip(text)}\` is a timestamp in YAML.`, 'Put it in quotes.');
    } else if (plain && text !== undefined && isAmbiguous(text)) {
      const choice = isChoice(text);
      this.refuse(
        at,
        `Readers of YAML disagree on \`${clip(text)}\`: some read ${choice ? 'true or false' : 'a number'}, others text.`,
        choice ? 'Put it in quotes, or write true or false.' : 'Put it in quotes, or write a plain decimal number.',
      );
      this.places.refuse(place);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.refuse(at, `\`${clip(text ?? '')}\` is not a number in JSON.`, 'Put it in quotes, or write a number.');
      return null;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }

  private refuseProperties(from: ParsedNode, at: number): void {
    if ('anchor' in from && from.anchor) {
      this.refuse(
        this.before(`&${from.anchor}`, at),
        `The anchor \`&${clip(from.anchor)}\` is not allowed.`,
        'Remove the anchor, and write the value in full where you use it.',
      );
    }
    if (from.tag) {
      const tag = from.tag.replace(/^tag:yaml\.org,2002:/, '!!');
      this.refuse(
        this.before(tag.startsWith('!!') ? '!!' : '!', at),
        `The tag \`${clip(tag)}\` is not allowed.`,
        'Remove the tag, and put text in quotes.',
      );
    }
  }

  /** Where a property of a value stands in front of it, which may be lines before. */
  private before(property: string, at: number): number {
    const found = this.text.lastIndexOf(property, at);
    return found < 0 ? at : found;
  }

  private below<T>(key: string | number, read: () => T): T {
    this.keys.push(key);
    const found = read();
    this.keys.pop();
    return found;
  }

  private refuse(offset: number, message: string, hint: string): void {
    this.add({ reason: 'beyond-json', offset, message, hint });
  }

  private add(problem: YamlProblem): void {
    this.problems.push({ ...problem, keys: [...this.keys] });
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
