import { known, type Properties, recordOf, recordsOf, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { sameDefinition } from '@dynamorm-cdk/core/dynamodb';
import { byName } from '@dynamorm-cdk/core/updates';
import type { DeployedTable } from '../../deployed/describe-table';
import { tableOf } from '../../template/template-table';
import type { TableSide } from './table-side';

/** What the template of a stack says of a table and the table is not, each as a part of a sentence: somebody changed it by hand. */
export function differencesOf(stated: Properties, live: TableSide, { description, shape }: DeployedTable): string[] {
  return [
    ...indexDifferences(stated, live),
    ...nameDifferences('vector index', stated.VectorIndexes, live.properties.VectorIndexes),
    ...timeToLiveDifference(stated, shape.timeToLiveAttribute),
    ...valueDifference('the billing mode', stated.BillingMode ?? 'PROVISIONED', description.BillingModeSummary?.BillingMode),
    ...streamDifference(stated, live.properties),
    ...(live.type === 'AWS::DynamoDB::Table'
      ? valueDifference(
          'deletion protection',
          String(stated.DeletionProtectionEnabled ?? false),
          text(description.DeletionProtectionEnabled),
        )
      : replicaDifferences(stated, live)),
  ];
}

function indexDifferences(stated: Properties, live: TableSide): string[] {
  const [ours, theirs] = [tableOf(stated, live.label).shape, live.shape].map(
    ({ indexes = [] }) => new Map(indexes.filter(({ kind }) => kind === 'GSI').map((index) => [index.name, index])),
  );
  const changed = [...ours].filter(([name, index]) => {
    const other = theirs.get(name);
    return other !== undefined && !sameDefinition(index, other);
  });
  return [
    ...nameDifferences('index', stated.GlobalSecondaryIndexes, live.properties.GlobalSecondaryIndexes),
    ...changed.map(([name]) => `the index \`${name}\` has other keys or another projection than in the template`),
  ];
}

function nameDifferences(what: string, stated: unknown, live: unknown): string[] {
  const [ours, theirs] = [stated, live].map((list) => [...byName(list).keys()]);
  return [
    ...ours.filter((name) => !theirs.includes(name)).map((name) => `the ${what} \`${name}\` of the template is not there`),
    ...theirs.filter((name) => !ours.includes(name)).map((name) => `the ${what} \`${name}\` is not in the template`),
  ];
}

function timeToLiveDifference(stated: Properties, live: string | undefined): string[] {
  const { Enabled, AttributeName } = recordOf(stated.TimeToLiveSpecification);
  const ours = Enabled === true || Enabled === 'true' ? known(AttributeName) : undefined;
  if (ours === UNKNOWN || known(Enabled) === UNKNOWN || ours === live) return [];
  if (ours === undefined) return [`the time to live \`${live}\` is on, but the template has no time to live`];
  return [
    live === undefined
      ? `the time to live \`${String(ours)}\` of the template is off`
      : `the time to live is \`${live}\`, and \`${String(ours)}\` in the template`,
  ];
}

function streamDifference(stated: Properties, live: Properties): string[] {
  const [ours, theirs] = [stated, live].map(({ StreamSpecification }) => known(recordOf(StreamSpecification).StreamViewType));
  if (ours === UNKNOWN || ours === theirs) return [];
  const named = (value: unknown): string => (value === undefined ? 'none' : String(value));
  return [`the stream is ${named(theirs)}, and ${named(ours)} in the template`];
}

function replicaDifferences(stated: Properties, live: TableSide): string[] {
  const [ours, theirs] = [stated, live.properties].map(({ Replicas }) => recordsOf(Replicas).map(({ Region }) => known(Region)));
  if (ours.includes(UNKNOWN)) return [];
  return [
    ...ours.filter((region) => !theirs.includes(region)).map((region) => `the replica in ${String(region)} of the template is not there`),
    ...theirs.filter((region) => !ours.includes(region)).map((region) => `the replica in ${String(region)} is not in the template`),
  ];
}

/** What DynamoDB does not say is not compared. */
function valueDifference(what: string, stated: unknown, live: string | undefined): string[] {
  if (live === undefined || known(stated) === UNKNOWN || stated === live) return [];
  return [`${what} is ${live}, and ${String(stated)} in the template`];
}

function text(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
