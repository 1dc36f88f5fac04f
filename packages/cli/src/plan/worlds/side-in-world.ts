import { type Assumptions, evaluate, evaluated, holds, type TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import { tableOf } from '../../template/template-table';
import type { TableSide } from '../sides/table-side';

/** A table with its expressions and policies worked out as some conditions turn out; undefined where its own condition does not hold. */
export function sideInWorld(side: TableSide, values: TemplateValues | undefined, assumptions: Assumptions): TableSide | undefined {
  if (values === undefined) return side;
  const inWorld = (condition: unknown): boolean => condition === undefined || holds({ Condition: condition }, values, assumptions);
  if (!isThere(side, values, assumptions)) return undefined;
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

/** Whether the conditions of a table and of the nested stacks that hold it hold. */
export function isThere({ condition: own, nested = [] }: TableSide, values: TemplateValues, assumptions: Assumptions): boolean {
  const all = [{ condition: own, values }, ...nested];
  return all.every(
    ({ condition, values: around = values }) => condition === undefined || holds({ Condition: condition }, around, assumptions),
  );
}
