import { quote } from '@dynamorm-cdk/core/text';
import { InvalidArgumentError } from 'commander';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Mistakes } from './mistakes';
import type { Setting } from './setting';

/** What a file says for a setting: on or off, or the values as the command line would have them. */
export type Content = boolean | readonly string[];

const forms: Record<Setting['kind'], string> = {
  flag: 'true or false',
  number: 'a whole number',
  text: 'a text',
  list: 'a text or a list of texts',
  map: 'a map of names to texts',
};

/** Reads the value of a setting. What the command line would refuse is refused here in the same words. */
export function readValue(setting: Setting, node: Node | undefined, document: Document, mistakes: Mistakes): Content | undefined {
  const { kind, several } = setting;
  const texts = kind === 'map' ? mapTexts(node, document, several) : kind === 'flag' ? undefined : listTexts(node, document, kind);
  const content = kind === 'flag' ? scalarOf(node, document) : texts;
  if (kind === 'flag' ? typeof content !== 'boolean' : texts === undefined) {
    mistakes.add('DYN-C033', `${quote(setting.key)} takes ${forms[kind]}${unquoted(kind, node, document)}.`, node);
    return undefined;
  }
  for (const text of texts ?? []) {
    const refusal = refusalOf(setting, text);
    if (refusal !== undefined) mistakes.add('DYN-C033', `${quote(setting.key)} has the value ${quote(text)}. ${refusal}`, node);
  }
  return content as Content;
}

/** The value behind an alias. */
export function resolved(node: unknown, document: Document): Node | undefined {
  return (isAlias(node) ? node.resolve(document) : node) as Node | undefined;
}

function listTexts(node: Node | undefined, document: Document, kind: Setting['kind']): string[] | undefined {
  if (kind === 'list' && isSeq(node)) {
    const items = node.items.map((item) => textOf(resolved(item, document)));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (kind === 'number') {
    const value = scalarOf(node, document);
    return typeof value === 'number' ? [String(value)] : undefined;
  }
  const text = textOf(node);
  return text === undefined ? undefined : [text];
}

function mapTexts(node: Node | undefined, document: Document, several: boolean): string[] | undefined {
  if (!isMap(node)) return undefined;
  const texts = node.items.map(({ key, value }: Pair) => {
    const name = textOf(key as Node);
    const values = listTexts(resolved(value, document), document, several ? 'list' : 'text');
    return name === undefined ? undefined : values?.map((text) => `${name}=${text}`);
  });
  return texts.every((one) => one !== undefined) ? texts.flat() : undefined;
}

function textOf(node: Node | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

function scalarOf(node: Node | undefined, document: Document): unknown {
  const value = resolved(node, document);
  return isScalar(value) ? value.value : undefined;
}

/** A version such as 1.10 would be read as 1.1. */
function unquoted(kind: Setting['kind'], node: Node | undefined, document: Document): string {
  const value = scalarOf(node, document);
  return kind !== 'flag' && kind !== 'number' && ['number', 'boolean'].includes(typeof value) ? ': put it in quotes' : '';
}

function refusalOf(setting: Setting, text: string): string | undefined {
  try {
    setting.parse(text, undefined);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error.message;
    throw error;
  }
}
