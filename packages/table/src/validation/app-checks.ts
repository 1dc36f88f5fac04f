import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { MultiRegionConsistency, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { CfnDeletionPolicy, type CfnResource, RemovalPolicy } from 'aws-cdk-lib/core';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { finding } from '../findings/findings';
import { overridesOf } from '../resource/overrides';
import { scanOf, share } from './app-scan';

/** What the rest of the app does to a table, or expects of it. */
export function appFindings(table: TableV2, props: DynamORMTableProps, hasStream: boolean): Finding[] {
  const resource = table.node.defaultChild as CfnResource;
  return [...removal(resource, props), ...(hasStream ? [] : readers(table)), ...replicas(table, props), ...sameName(resource)];
}

/** `applyRemovalPolicy`, `RemovalPolicies` and overrides come past the props. */
function removal(
  resource: CfnResource,
  { removalPolicy = RemovalPolicy.RETAIN, deletionProtection = true }: DynamORMTableProps,
): Finding[] {
  const { DeletionPolicy: policy = resource.cfnOptions.deletionPolicy } = overridesOf(resource);
  if (policy !== CfnDeletionPolicy.DELETE || removalPolicy === RemovalPolicy.DESTROY) return [];
  const protection = deletionProtection ? ' Deletion protection is on, so deleting the stack will fail.' : '';
  return [
    finding('DYN-T104', {
      message: `The template deletes the table with its stack, but removalPolicy is ${removalPolicy.toUpperCase()}.${protection}`,
      path: 'removalPolicy',
      hint: 'Set removalPolicy of the table, or exclude it from RemovalPolicies.',
    }),
  ];
}

/** A TableV2 always has an attribute for the ARN of a stream, so CDK lets an event source take it. */
function readers(table: TableV2): Finding[] {
  const { readers: known } = scanOf(table);
  // Asking for the ARN makes a token.
  const paths = known.size > 0 && table.tableStreamArn ? known.get(table.tableStreamArn) : undefined;
  return (paths ?? []).map((path) =>
    finding('DYN-T105', {
      message: `\`${path}\` reads the stream of the table, but the table has no stream, so the deployment would fail.`,
      path: 'stream',
      hint: 'Set stream to StreamViewType.NEW_AND_OLD_IMAGES.',
    }),
  );
}

/** DynamoDB adds a replica of another account to a table of one region alone, and knows no strong consistency there. */
function replicas(table: TableV2, props: DynamORMTableProps): Finding[] {
  const isStrong = props.multiRegionConsistency === MultiRegionConsistency.STRONG;
  if (!props.replicas?.length && !isStrong) return [];
  const prop = isStrong ? 'multiRegionConsistency' : 'replicas';
  const paths = scanOf(table).replicas.get(table.tableArn) ?? [];
  return paths.map((path) =>
    finding('DYN-T111', {
      message: `\`${path}\` copies the table into another account, but DynamoDB accepts this only for a table in one region.`,
      path: prop,
      hint: `Remove ${prop}, and add each region as a TableV2MultiAccountReplica in a separate account.`,
    }),
  );
}

function sameName(resource: CfnResource): Finding[] {
  const { tables, byName } = scanOf(resource);
  const own = tables.get(resource);
  if (!own) return [];
  return (byName.get(own.name) ?? [])
    .filter((other) => other !== own)
    .map((other) => ({ other, place: share(resource, other.resource) }))
    .filter(({ place }) => place !== 'no')
    .map(({ other, place }) =>
      finding('DYN-T106', {
        severity: place === 'yes' ? Severity.ERROR : Severity.WARNING,
        message: `\`${other.path}\` also has the table name \`${own.name}\`${place === 'yes' ? '' : ', and their stacks set no account and region'}.`,
        path: 'tableName',
        found: own.name,
        hint: 'Rename one of them. Two tables of an account and region cannot have the same name.',
      }),
    );
}
