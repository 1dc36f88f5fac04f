import { isResourceName, resourceNameInWords } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import { isMapping } from '../../document/value';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The table has a legal name. */
export const tableName = rule({
  code: 'DYN-M013',
  severity: Severity.ERROR,
  title: 'Every model has a table name of 3 to 255 characters: letters, digits, underscores, hyphens and dots.',
  why: 'DynamORM refuses a model without a table name, and DynamoDB refuses any other name. The name groups models and is never the physical name.',
  broken: 'table: { name: "my orders" }',
  fixed: 'table: { name: my-orders }',
});

/** The logical name of the table. */
export function checkTableName(model: ModelDraft, { findings }: CheckContext): void {
  const table = model.node.field('table');
  if (isMissing(model.node, 'table') || (table !== undefined && isMapping(table.content) && isMissing(table, 'name'))) {
    findings.add(tableName, model.node, {
      below: ['table', 'name'],
      message: 'The model has no table name.',
      expected: resourceNameInWords,
      hint: 'Write table: { name: ... }.',
    });
  } else if (model.tableName !== undefined && !isResourceName(model.tableName)) {
    findings.add(tableName, model.node, {
      below: ['table', 'name'],
      message: `The table name ${quote(model.tableName)} is not legal.`,
      expected: resourceNameInWords,
      found: model.tableName,
      hint: `Use ${resourceNameInWords}.`,
    });
  }
}
