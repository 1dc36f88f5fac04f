import { isShortAttributeName, limits } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import type { Node } from '../../document/node';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { allKeysOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** What an item takes for the name of an attribute. */
const mostBytes = 65_535;

/** Names that DynamoDB keeps in its catalogue are short. */
export const keyNameLength = rule({
  code: 'DYN-M023',
  severity: Severity.ERROR,
  title: 'The names of keys and projected attributes have at most 255 bytes.',
  why: 'DynamoDB refuses to create a table or an index with a longer name, and counts bytes in UTF-8. Other attributes can have longer names.',
  broken: 'partition: { attribute: "aaaa... (256 characters)", type: S }',
  fixed: 'partition: { attribute: PK, type: S }',
});

/** Names that no item can have. */
export const attributeNameLength = rule({
  code: 'DYN-M107',
  severity: Severity.ERROR,
  title: 'The names of attributes have at most 65,535 bytes.',
  why: 'DynamoDB refuses an item with a longer name, and counts bytes in UTF-8.',
  broken: '- { attribute: "aaaa... (70,000 characters)", type: S }',
  fixed: '- { attribute: notes, type: S }',
});

const atAttribute = ['attribute'];
const here: string[] = [];

/** The names of keys and projected attributes. */
export function checkNameLengths(model: ModelDraft, context: CheckContext): void {
  for (const key of allKeysOf(model)) checkLength(key.node, atAttribute, key.attribute, context);
  for (const attribute of model.attributes) checkAttributeLength(attribute.node, attribute.name, context);
  for (const index of model.indexes) {
    for (const field of index.projection?.fields ?? []) checkLength(field.node, here, field.name, context);
  }
}

function checkAttributeLength(node: Node, name: string | undefined, { findings }: CheckContext): void {
  if (name === undefined || name.length * 3 <= mostBytes) return;
  const bytes = Buffer.byteLength(name, 'utf8');
  if (bytes <= mostBytes) return;
  findings.add(attributeNameLength, node, {
    below: atAttribute,
    message: `The name ${quote(name)} has ${bytes} bytes.`,
    expected: `1 to ${mostBytes} bytes`,
    found: `${bytes} bytes`,
    hint: `Use a name of at most ${mostBytes} bytes.`,
  });
}

function checkLength(node: Node, below: string[], name: string | undefined, { findings }: CheckContext): void {
  if (name === undefined || isShortAttributeName(name)) return;
  findings.add(keyNameLength, node, {
    below,
    message: `The name ${quote(name)} has ${Buffer.byteLength(name, 'utf8')} bytes.`,
    expected: `1 to ${limits.attributeNameBytes} bytes`,
    found: `${Buffer.byteLength(name, 'utf8')} bytes`,
    hint: `Use a name of at most ${limits.attributeNameBytes} bytes.`,
  });
}
