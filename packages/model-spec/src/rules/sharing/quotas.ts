import { limits } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { CheckContext } from '../check-context';
import { tooManyFields } from '../indexes/projection';
import type { TableGroup, UnitedIndex } from './table-group';

const mostFields = limits.projectedByTable;

/** Attributes projected by INCLUDE. */
export const tooManyFieldsInTable = rule({
  code: 'DYN-M057',
  severity: Severity.ERROR,
  title: 'The INCLUDE projections of a table list at most 100 attributes, counted over all indexes of all its models.',
  why: 'DynamoDB refuses more attributes. An attribute that two indexes project counts twice.',
  broken: '# six indexes that each INCLUDE 20 attributes',
  fixed: '# five indexes that each INCLUDE 20 attributes, and one that projects ALL',
});

/** Local indexes of a table. */
export const tooManyLocalIndexes = rule({
  code: 'DYN-M065',
  severity: Severity.ERROR,
  title: 'A table has at most 5 local indexes, counted over all its models.',
  why: 'DynamoDB refuses more local indexes, and the limit cannot be raised.',
  broken: '# six indexes of type LSI',
  fixed: '# five indexes of type LSI, and one of type GSI',
});

/** Global indexes of a table. */
export const tooManyGlobalIndexes = rule({
  code: 'DYN-M066',
  severity: Severity.ERROR,
  title: 'A table has at most 20 global indexes, counted over all its models.',
  why: 'This is the default quota of AWS. If AWS raised yours, set `maxGlobalIndexes`.',
  broken: '# 21 indexes of type GSI',
  fixed: '# 20 indexes of type GSI, or the option maxGlobalIndexes',
});

/** What the indexes of a table come to. */
export function checkQuotas(group: TableGroup, context: CheckContext): void {
  const all = [...group.indexes.values()];
  checkCount(group, all, 'LSI', limits.localIndexes, context);
  checkCount(group, all, 'GSI', context.maxGlobalIndexes, context);
  checkFields(group, all, context);
}

/** An INCLUDE projection that models share has the fields of all of them. */
function checkFields(group: TableGroup, all: UnitedIndex[], { findings }: CheckContext): void {
  const including = all.filter(({ index }) => index.projection?.type === 'INCLUDE');
  const total = including.reduce((sum, { fields }) => sum + fields.size, 0);
  let counted = 0;
  for (const { index, fields } of including) {
    const own = index.projection?.fields.length ?? 0;
    if (fields.size > limits.projectedByIndex && own <= limits.projectedByIndex) {
      findings.add(tooManyFields, index.node, {
        below: ['projection', 'fields'],
        message: `The index ${quote(index.name)} of the table ${quote(group.tableName)} projects ${fields.size} attributes in total over all its models.`,
        expected: `at most ${limits.projectedByIndex}`,
        found: String(fields.size),
        hint: 'Project ALL, or fewer attributes.',
      });
    }
    const before = counted;
    counted += Math.max(fields.size, own);
    if (before > mostFields || counted <= mostFields) continue;
    findings.add(tooManyFieldsInTable, index.node, {
      below: ['projection', 'fields'],
      message: `The indexes of the table ${quote(group.tableName)} project ${total} attributes by INCLUDE, and this index exceeds the limit.`,
      expected: `at most ${mostFields}`,
      found: String(total),
      hint: 'Project ALL in some of the indexes, or fewer attributes.',
    });
  }
}

function checkCount(group: TableGroup, all: UnitedIndex[], type: string, most: number, { findings }: CheckContext): void {
  const ofType = all.filter(({ index }) => index.type === type);
  if (ofType.length <= most) return;
  findings.add(type === 'LSI' ? tooManyLocalIndexes : tooManyGlobalIndexes, ofType[most].index.node, {
    message: `The table ${quote(group.tableName)} has ${ofType.length} indexes of type ${type}, and this is the first above the limit.`,
    expected: `at most ${most}`,
    found: String(ofType.length),
    hint: type === 'LSI' ? 'Make some of them global.' : 'Remove some, or set a raised quota with maxGlobalIndexes.',
  });
}
