import { type Assumptions, evaluate, evaluated, holds, type TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import { tableOf } from '../../template/template-table';
import type { TableSide } from '../sides/table-side';

/** A table with its expressions and policies worked out as some conditions turn out; undefined where its own condition does not hold. */
export function sideInWorld(side: TableSide, values: TemplateValues | undefined, assumptions: Assumptions): TableSide | undefined {
  if (values === undefined) return side;
  const inWorld = (condition: unknown): boolean => condition === undefined || holds({ Condition: condition }, values, assumptions);
  if (!inWorld(side.condition)) return undefined;
  const properties = evaluated(side.properties, values, assumptions);
  return {
    ...side,
    properties,
    ...tableOf(properties, side.label),
    deletionPolicy: evaluate(side.deletionPolicy, values, assumptions),
    updateReplacePolicy: evaluate(side.updateReplacePolicy, values, assumptions),
    replicaResources: side.replicaResources
      ?.filter(({ condition }) => inWorld(condition))
      .map(({ region, deletionPolicy, ...others }) => ({
        ...others,
        region: evaluate(region, values, assumptions),
        deletionPolicy: evaluate(deletionPolicy, values, assumptions),
      })),
  };
}
