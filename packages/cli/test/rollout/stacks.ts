import { type Properties, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import { CloudFormationTable } from '@dynamorm-cdk/model-spec';
import type { LiveTimeToLive } from '../../src/rollout/live-table';
import type { StagedTable } from '../../src/rollout/staged-table';
import type { WholeTemplate } from '../../src/rollout/whole-template';
import type { Resource } from '../../src/template/parse-template';
import { GLOBAL } from '../plan/templates';

export const REGION = 'eu-west-1';

/** A template with the table `Orders`, and more. */
export function template(properties: Properties, more: Record<string, Resource> = {}): WholeTemplate {
  return { Resources: { Orders: { Type: GLOBAL, Properties: properties }, ...more } };
}

/** The table `Orders` as it is deployed: what is live is what the template says, where nothing else is given. */
export function staged(
  deployed: WholeTemplate,
  wanted: WholeTemplate,
  live: { readonly description?: Properties; readonly timeToLive?: LiveTimeToLive } = {},
): StagedTable {
  const had = deployed.Resources.Orders;
  const { AttributeName: attribute, Enabled: on } = (had.Properties?.TimeToLiveSpecification ?? {}) as Properties;
  return {
    logicalId: 'Orders',
    label: 'Shop/Orders',
    name: 'shop-orders',
    region: REGION,
    live: {
      TableArn: `arn:aws:dynamodb:${REGION}:111122223333:table/shop-orders`,
      ...had.Properties,
      GlobalSecondaryIndexes: recordsOf(had.Properties?.GlobalSecondaryIndexes).map((index) => ({ ...index, IndexStatus: 'ACTIVE' })),
      ...live.description,
    } as StagedTable['live'],
    timeToLive: live.timeToLive ?? (on ? { attribute: String(attribute), status: 'ENABLED' } : { status: 'DISABLED' }),
    deployed: had,
    wanted: wanted.Resources.Orders,
    wantedShape: CloudFormationTable.shapeOf(wanted.Resources.Orders.Properties as Properties, 'Shop/Orders'),
  };
}
