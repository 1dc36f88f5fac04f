import { type CfnGlobalTable, CfnTable, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** A replica in another account takes keys, indexes and stream from its source, and has none in its own template. */
export function isReplicaOfOtherAccount(table: ITable): boolean {
  return sourceArn(table) !== undefined;
}

/** The table of this app that a replica in another account copies; the table itself where it is none, `undefined` where nobody knows. */
export function definingTable(table: ITable): ITable | undefined {
  const arn = sourceArn(table);
  if (arn === undefined) return table;
  return tablesOf(table.node.root).find((one) => one !== table && one.tableArn === arn);
}

function sourceArn(table: ITable): string | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource) || resource.cfnResourceType === CfnTable.CFN_RESOURCE_TYPE_NAME) return undefined;
  return (resource as CfnGlobalTable).globalTableSourceArn;
}

/** Constructs above the resources of tables. */
function tablesOf(root: IConstruct): ITable[] {
  const all = root.node.findAll().filter((one): one is CfnResource => CfnResource.isCfnResource(one));
  return all
    .filter(({ cfnResourceType: type }) => type === 'AWS::DynamoDB::GlobalTable')
    .flatMap(({ node: { scope } }) => (scope && 'tableArn' in scope ? [scope as unknown as ITable] : []));
}
