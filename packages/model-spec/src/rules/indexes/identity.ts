import { isResourceName, resourceNameInWords } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type IndexDraft, isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** What people write for the type of an index. */
const kinds = new Map(Object.entries({ gsi: 'GSI', global: 'GSI', lsi: 'LSI', local: 'LSI' }));

/** An index has a legal name. */
export const indexName = rule({
  code: 'DYN-M050',
  severity: Severity.ERROR,
  title: 'Every index has a name of 3 to 255 characters: letters, digits, underscores, hyphens and dots.',
  why: 'DynamoDB refuses any other name.',
  broken: '- { name: "by email", type: GSI, ... }',
  fixed: '- { name: gsi-email, type: GSI, ... }',
});

/** Names of indexes are unique. */
export const indexRepeated = rule({
  code: 'DYN-M051',
  severity: Severity.ERROR,
  title: "The names of a model's indexes are unique, global and local together.",
  why: 'DynamoDB refuses a table with two indexes of the same name.',
  broken: '- { name: gsi-1, type: GSI, ... }\n- { name: gsi-1, type: GSI, ... }',
  fixed: '- { name: gsi-1, type: GSI, ... }\n- { name: gsi-2, type: GSI, ... }',
});

/** The kind of an index is known. */
export const indexType = rule({
  code: 'DYN-M052',
  severity: Severity.ERROR,
  title: 'The type of an index is GSI or LSI.',
  why: 'Global and local indexes differ in keys, limits and reads, so no default is safe.',
  broken: '- { name: gsi-email, type: global, ... }',
  fixed: '- { name: gsi-email, type: GSI, ... }',
});

/** The names and types of all indexes. */
export function checkIndexIdentity(model: ModelDraft, context: CheckContext): void {
  for (const index of model.indexes) {
    checkName(model, index, context);
    checkType(index, context);
  }
}

function checkName(model: ModelDraft, index: IndexDraft, { findings }: CheckContext): void {
  if (isMissing(index.node, 'name')) {
    findings.add(indexName, index.node, {
      below: ['name'],
      message: 'The index has no name.',
      expected: resourceNameInWords,
      hint: 'Give it a name, such as gsi-email.',
    });
    return;
  }
  if (index.name === undefined) return;
  if (!isResourceName(index.name)) {
    findings.add(indexName, index.node, {
      below: ['name'],
      message: `The index name ${quote(index.name)} is not legal.`,
      expected: resourceNameInWords,
      found: index.name,
      hint: `Use ${resourceNameInWords}.`,
    });
  }
  const first = model.indexByName.get(index.name);
  if (first && first !== index) {
    findings.add(indexRepeated, index.node, {
      below: ['name'],
      message: `The name ${quote(index.name)} is already used by ${first.node.path}.`,
      found: index.name,
      hint: 'Give each index a different name.',
    });
  }
}

function checkType(index: IndexDraft, { findings }: CheckContext): void {
  if (isMissing(index.node, 'type')) {
    findings.add(indexType, index.node, {
      below: ['type'],
      message: 'The index has no type.',
      expected: 'GSI or LSI',
      hint: 'Write type: GSI, or LSI for a local index.',
    });
    return;
  }
  if (index.type === undefined || index.type === 'GSI' || index.type === 'LSI') return;
  const meant = kinds.get(index.type.toLowerCase());
  findings.add(indexType, index.node, {
    below: ['type'],
    message: `The index type ${quote(index.type)} is unknown.`,
    expected: 'GSI or LSI',
    found: index.type,
    hint: meant ? `Did you mean \`${meant}\`?` : 'Use GSI or LSI.',
  });
}
