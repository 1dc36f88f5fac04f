import { type TemplateValues, withDefaults, withMovedDefaults } from '@dynamorm-cdk/core/cloudformation';
import { planNewTable } from './rules/creation';
import { withNestedPolicies } from './rules/nested-policies';
import { withNulls } from './rules/nulls';
import { planRemoval } from './rules/removal';
import { withAttributes } from './rules/resource-attributes';
import { planUpdate } from './rules/update';
import type { Judgement, Pair, TablePlan } from './sides/table-plan';
import type { TableSide } from './sides/table-side';
import { planInWorlds, withDefaultsSaid } from './worlds/plan-in-worlds';
import { leavingStack, nestedInWorld, sideInWorld } from './worlds/side-in-world';

/** What will happen to a table that is on both sides. */
export function planTable(pair: Pair, judgement: Judgement): TablePlan {
  const { from, to } = pair;
  const [before, after] =
    from.values !== undefined && to.values !== undefined ? withMovedDefaults(from.values, to.values) : [from.values, to.values];
  const plan = planPair(pair, before, after, judgement);
  return withDefaultsSaid(plan, to, (values) =>
    planPair(pair, from.values && { ...from.values, parameters: values?.parameters ?? new Map() }, values, judgement),
  );
}

function planPair(
  { from, to }: Pair,
  before: TemplateValues | undefined,
  after: TemplateValues | undefined,
  judgement: Judgement,
): TablePlan {
  return planInWorlds({ from, to }, (assumptions) => {
    const was = sideInWorld(from, before, assumptions);
    const is = sideInWorld(to, after, assumptions);
    if (was !== undefined && is !== undefined) {
      const plan = asWritten(planUpdate({ from: was, to: is }, judgement), to, is);
      return withNestedPolicies(plan, is, nestedInWorld(from, before, assumptions), nestedInWorld(to, after, assumptions));
    }
    if (was !== undefined) return { ...planRemoval({ ...was, leavesWith: after && leavingStack(from, to, after, assumptions) }), from, to };
    if (is !== undefined) return { ...asWritten(planNewTable(is, judgement), to, is), from, to };
    return { table: to.label, type: to.type, from, to, outcome: 'unchanged', dataLoss: false, deployments: [], findings: [] };
  });
}

/** A plan with what CloudFormation says to the table as its template has it. */
function asWritten(plan: TablePlan, written: TableSide, is: TableSide): TablePlan {
  return withNulls(withAttributes(plan, written, is), written);
}

/** A table that leaves its stack, if it is there: its condition, its policy and its protection may depend on parameters. */
export function planDeparture(from: TableSide): TablePlan {
  const { label: table, type } = from;
  const departure = (values: TemplateValues | undefined): TablePlan =>
    planInWorlds({ from }, (assumptions) => {
      const was = sideInWorld(from, values, assumptions);
      if (was !== undefined) return { ...planRemoval(was), from };
      return { table, type, from, outcome: 'unchanged', dataLoss: false, deployments: [], findings: [] };
    });
  return withDefaultsSaid(departure(from.values), from, departure);
}

/** A table that is new has no waves: it is created with all its indexes at once. Its new parameters have their defaults unless the caller says otherwise. */
export function planCreation(to: TableSide, judgement: Judgement = {}): TablePlan {
  const creation = (values: TemplateValues | undefined): TablePlan =>
    planInWorlds({ to }, (assumptions) => {
      const is = sideInWorld(to, values, assumptions);
      if (is !== undefined) return { ...asWritten(planNewTable(is, judgement), to, is), to };
      return { table: to.label, type: to.type, to, outcome: 'unchanged', dataLoss: false, deployments: [], findings: [] };
    });
  return withDefaultsSaid(creation(to.values && withDefaults(to.values, to.keptParameters)), to, creation);
}
