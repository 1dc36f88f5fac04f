import { type Assumptions, evaluate, evaluated, holds, type TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import type { NestedStack } from '../../tables/found-table';
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
    ...(side.leavesWith === undefined ? {} : { leavesWith: workedOut(side.leavesWith, values, assumptions) }),
    replicaResources: side.replicaResources
      ?.filter(({ condition }) => inWorld(condition))
      .map(({ region, deletionPolicy, ...others }) => ({
        ...others,
        region: evaluate(region, values, assumptions),
        deletionPolicy: evaluate(deletionPolicy, values, assumptions),
      })),
  };
}

/** The nested stacks that hold a table, each with what its policy is worked out to. */
export function nestedInWorld(
  { nested = [] }: TableSide,
  values: TemplateValues | undefined,
  assumptions: Assumptions,
): readonly NestedStack[] {
  return values === undefined ? nested : nested.map((stack) => workedOut(stack, values, assumptions));
}

/** A nested stack with what its policy is worked out to. */
function workedOut(stack: NestedStack, values: TemplateValues, assumptions: Assumptions): NestedStack {
  return { ...stack, deletionPolicy: evaluate(stack.deletionPolicy, stack.values ?? values, assumptions) };
}

/** The outermost nested stack that is there before and whose condition does not hold after: the table leaves with it. */
export function leavingStack(from: TableSide, to: TableSide, values: TemplateValues, assumptions: Assumptions): NestedStack | undefined {
  const at = (to.nested ?? []).findIndex(
    ({ condition, values: around = values }) => typeof condition === 'string' && !holds({ Condition: condition }, around, assumptions),
  );
  const stack = at < 0 ? undefined : from.nested?.[at];
  return stack && workedOut(stack, values, assumptions);
}

/** Whether the conditions of a table and of the nested stacks that hold it hold. */
export function isThere({ condition: own, nested = [] }: TableSide, values: TemplateValues, assumptions: Assumptions): boolean {
  const all = [{ condition: own, values }, ...nested];
  return all.every(
    ({ condition, values: around = values }) => typeof condition !== 'string' || holds({ Condition: condition }, around, assumptions),
  );
}
