import { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The resource behind a table, or the table itself where it is one; `undefined` for an imported table. */
export function resourceOf(table: IConstruct): CfnResource | undefined {
  const resource = CfnResource.isCfnResource(table) ? table : table.node.defaultChild;
  return resource && CfnResource.isCfnResource(resource) ? resource : undefined;
}
