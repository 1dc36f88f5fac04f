import { evaluate, evaluated, type Properties } from '@dynamorm-cdk/core/cloudformation';
import { byName } from '@dynamorm-cdk/core/updates';
import type { DeployedTable } from '../../deployed/describe-table';
import type { StackTable } from '../../deployed/stack-tables';
import type { DeployedStack } from '../../deployed/stack-template';
import { tablesOfTemplate, withValues } from '../../template/template-tables';
import { differencesOf } from './differences';
import { sideOfDeployed, type TableSide } from './table-side';

/**
 * A table of a deployed stack: what its template says with the parameters of the stack, and the indexes that are there. CloudFormation compares
 * templates; what can be done with a table depends on its indexes.
 */
export function sideOfStack(table: StackTable, deployed: DeployedTable, stack: DeployedStack | undefined): TableSide {
  const resource = stack?.template.Resources[table.logicalId ?? ''];
  const live = sideOfDeployed(table, deployed, 'stack', resource);
  if (stack === undefined || resource === undefined) return live;
  const read = withValues(stack.template, { stack: table.scope, place: stack.place }, stack.parameters, false);
  const stated = tablesOfTemplate(read).tables.find(({ logicalId }) => logicalId === table.logicalId);
  const asked = new Map();
  const certain = { assumed: new Map(), asked };
  const properties = evaluated(stated?.resource.Properties, read.values, certain);
  const policies = {
    deletionPolicy: evaluate(resource.DeletionPolicy, read.values, certain),
    updateReplacePolicy: evaluate(resource.UpdateReplacePolicy, read.values, certain),
  };
  // A condition that the parameters do not decide leaves open what the template says.
  if (stated === undefined || asked.size > 0) return live;
  return {
    ...live,
    ...policies,
    templateRead: true,
    kind: stated.kind,
    stackPlace: stack.place,
    replicaResources: stated.replicaResources,
    ...(stated.constructPath === undefined ? {} : { constructPath: stated.constructPath }),
    properties: {
      ...properties,
      ...present('GlobalSecondaryIndexes', thereOf(properties, live.properties, 'GlobalSecondaryIndexes')),
      ...present('VectorIndexes', thereOf(properties, live.properties, 'VectorIndexes')),
      AttributeDefinitions: live.properties.AttributeDefinitions,
    },
    live: { busy: [], ...live.live, differences: differencesOf(properties, live, deployed) },
  };
}

/** The indexes that are there, with the settings that the template gives to them. */
function thereOf(stated: Properties, live: Properties, list: 'GlobalSecondaryIndexes' | 'VectorIndexes'): Properties[] {
  const settings = byName(stated[list]);
  return [...byName(live[list])].map(([name, { IndexName, KeySchema, Projection, ...others }]) =>
    list === 'VectorIndexes'
      ? (settings.get(name) ?? { IndexName, Projection, ...others })
      : { ...settings.get(name), IndexName, KeySchema, Projection },
  );
}

function present(name: string, list: Properties[]): Properties {
  return list.length === 0 ? {} : { [name]: list };
}
