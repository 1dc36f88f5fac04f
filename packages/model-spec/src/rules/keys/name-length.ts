import { quote } from '@dynamorm-cdk/core/text';
import type { Node } from '../../document/node';
import { keysOf, type ModelDraft } from '../../model/draft';
import { Severity } from '../../severity';
import type { CheckContext } from '../check-context';
import { rule } from '../rule';

const longest = 255;

/** Names that DynamoDB keeps in its catalogue are short. */
export const keyNameLength = rule({
  code: 'DYN-M023',
  severity: Severity.ERROR,
  title: 'Names of keys and of projected attributes have at most 255 characters.',
  why: 'DynamoDB refuses to create a table or an index with a longer one. Other attributes may have longer names.',
  broken: 'partition: { attribute: "aaaa... (256 characters)", type: S }',
  fixed: 'partition: { attribute: PK, type: S }',
});

/** The names of keys and projected attributes. */
export function checkNameLengths(model: ModelDraft, context: CheckContext): void {
  for (const owner of [model, ...model.indexes]) {
    for (const key of keysOf(owner)) checkLength(key.node, ['attribute'], key.attribute, context);
  }
  for (const index of model.indexes) {
    for (const field of index.projection?.fields ?? []) checkLength(field.node, [], field.name, context);
  }
}

function checkLength(node: Node, below: string[], name: string | undefined, { findings }: CheckContext): void {
  if (name === undefined || name.length <= longest) return;
  findings.add(keyNameLength, node, {
    below,
    message: `The name ${quote(name)} has ${name.length} characters.`,
    expected: `1 to ${longest} characters`,
    found: `${name.length} characters`,
    hint: `Use a name of at most ${longest} characters.`,
  });
}
