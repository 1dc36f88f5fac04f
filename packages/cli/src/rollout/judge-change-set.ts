import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { definitionText, sameIndex } from '@dynamorm-cdk/core/dynamodb';
import { CloudFormationTable, IndexKind, type IndexShape } from '@dynamorm-cdk/model-spec';
import type { ChangeSet } from './change-set';
import { keptResources, ownDetails, tableProperties, tableTypes } from './kept-resources';
import type { NextWave } from './next-wave';
import { liveShape, type StagedTable } from './staged-table';

/** What a change set would do, beside the wave. */
export interface Judgement {
  /** It is not executed, no matter who approves. */
  readonly refused: string[];
  /** It is executed where somebody approves. */
  readonly toApprove: string[];
}

/** Reads a change set: the indexes before and after must be those of the wave, and nothing else may be deleted or replaced. */
export function judgeChangeSet({ changes, description }: ChangeSet, wave: NextWave, tables: StagedTable[], alarms: string[]): Judgement {
  const refused: string[] = [];
  const toApprove: string[] = [];
  if (description.DeploymentConfig?.Mode === 'EXPRESS') {
    refused.push('express mode neither waits for the table nor rolls back: deploy without `--express`');
  }
  const triggers = (description.RollbackConfiguration?.RollbackTriggers ?? []).map(({ Arn }) => Arn);
  const unwatched = alarms.filter((alarm) => !triggers.includes(alarm));
  if (unwatched.length > 0)
    refused.push(`it does not watch the alarm ${unwatched.join(', ')}: the CDK CLI is too old for rollback triggers`);
  const expected = new Set([...wave.changes.map(({ logicalId }) => logicalId), ...wave.ahead]);
  const kept = keptResources(changes);
  for (const change of changes) {
    const { Action: action = '', LogicalResourceId: id = '', ResourceType: type = '', Replacement: replacement } = change;
    // A note of the CDK: no resource stands behind it.
    if (type === 'AWS::CDK::Metadata') continue;
    const what = `\`${id}\` (${type})`;
    const isTable = tableTypes.includes(type);
    const list = isTable ? refused : toApprove;
    if (action === 'Remove') list.push(`${what} is deleted${change.PolicyAction === 'Retain' ? ' from the stack, and retained' : ''}`);
    else if (replacement === 'True') list.push(`${what} is replaced`);
    else if (replacement === 'Conditional' && !kept.has(id) && !wave.ahead.includes(id)) list.push(`${what} may be replaced`);
    else if (action !== 'Add' && action !== 'Modify') list.push(`${what}: ${action}`);
    else if (!wave.isLast && !expected.has(id) && !isUntouched(change, kept)) toApprove.push(`${what} is changed`);
  }
  for (const table of tables) refused.push(...indexProblems(table, wave, changes));
  return { refused, toApprove };
}

/** Whether a change is listed only because a table might be replaced, and is not. */
function isUntouched(change: ResourceChange, kept: ReadonlySet<string>): boolean {
  return change.Action === 'Modify' && (change.Details ?? []).length > 0 && ownDetails(change, kept).length === 0;
}

/** Whether the indexes before are those that are live, and those after are the same and the change of the wave. */
function indexProblems(table: StagedTable, wave: NextWave, changes: ResourceChange[]): string[] {
  const own = wave.changes.filter(({ logicalId, index }) => logicalId === table.logicalId && index !== undefined);
  const change = changes.find(({ LogicalResourceId: id }) => id === table.logicalId);
  if (!change) return own.length === 0 ? [] : [`it does not change the table \`${table.label}\``];
  const [before, after] = [change.BeforeContext, change.AfterContext].map(indexesOf);
  if (!before || !after) return [`CloudFormation does not show the indexes of \`${table.label}\` before and after`];
  const live = (liveShape(table).indexes ?? []).filter(({ kind }) => kind === IndexKind.GLOBAL);
  const gone = own.filter(({ kind }) => kind === 'delete-index').map(({ subject }) => subject);
  const created = own.flatMap(({ kind, index }) => (kind === 'create-index' && index ? index : []));
  const expected = [...live.filter(({ name }) => !gone.includes(name)), ...created];
  return [
    ...(sameIndexes(before, live) ? [] : [`the stack knows of \`${table.label}\` ${text(before)}, and DynamoDB has ${text(live)}`]),
    ...(sameIndexes(after, expected) ? [] : [`it leads \`${table.label}\` to ${text(after)}, and the wave to ${text(expected)}`]),
  ];
}

function indexesOf(context: string | undefined): IndexShape[] | undefined {
  const properties = tableProperties(context);
  if (!properties) return undefined;
  return (CloudFormationTable.shapeOf(properties, 'table').indexes ?? []).filter(({ kind }) => kind === IndexKind.GLOBAL);
}

function sameIndexes(some: IndexShape[], others: IndexShape[]): boolean {
  return some.length === others.length && some.every((one) => others.some((other) => sameIndex(one, other)));
}

function text(indexes: IndexShape[]): string {
  const texts = indexes.map((index) => `${index.name}: ${definitionText(index)}`);
  return texts.length === 0 ? 'no indexes' : `the indexes ${texts.sort().join('; ')}`;
}
