import { type Assumptions, choicesText, decisiveChoices, type World, withDefaults, worldsOf } from '@dynamorm-cdk/core/cloudformation';
import { groupedBy } from '@dynamorm-cdk/core/text';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { outcomeText } from '../render/render-text';
import type { TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/** A table before and after a deployment; one of both is there. */
type Sides = { readonly from?: TableSide; readonly to: TableSide } | { readonly from: TableSide; readonly to?: undefined };

/** Plans a table for each way in which its conditions may turn out, and says what is the same in all of them. */
export function planInWorlds(sides: Sides, plan: (assumptions: Assumptions) => TablePlan): TablePlan {
  const table = tableOf(sides);
  const worlds = worldsOf(plan);
  if (worlds === undefined) {
    const message = `The effect on \`${table.label}\` depends on too many conditions to list. Set values with \`--parameter\`.`;
    return { ...unknownPlan(sides), findings: [finding('DYN-C310', { message, ...placeOf(table) })] };
  }
  const groups = [...groupedBy(worlds, ({ outcome: { outcome, deployments } }) => JSON.stringify([outcome, deployments])).values()];
  const [[first]] = groups;
  const everywhere = (one: Finding): boolean => worlds.every(({ outcome }) => outcome.findings.some((other) => sameFinding(one, other)));
  if (groups.length === 1) {
    const others = worlds.flatMap((world) =>
      world.outcome.findings.filter((one) => !everywhere(one)).map((one) => somewhere(one, world, worlds)),
    );
    return { ...first.outcome, findings: [...first.outcome.findings.filter(everywhere), ...unique(others)] };
  }
  const cases = groups.map((group) => `${shortestOf(group, worlds)}: ${caseText(group[0].outcome)}`);
  const message = `The effect on \`${table.label}\` depends on conditions. ${cases.join('. ')}.`;
  const all = worlds.flatMap((world) => world.outcome.findings.map((one) => (everywhere(one) ? one : somewhere(one, world, worlds))));
  const hint = 'Set the parameters that decide with `--parameter`.';
  return { ...unknownPlan(sides), findings: [finding('DYN-C310', { message, hint, ...placeOf(table) }), ...unique(all)] };
}

/** What a plan would be with the defaults of the parameters, where it is unknown without. */
export function withDefaultsSaid(plan: TablePlan, side: TableSide, again: (values: TableSide['values']) => TablePlan): TablePlan {
  const { values } = side;
  if (plan.outcome !== 'unknown' || values === undefined) return plan;
  const filled = withDefaults(values);
  if (filled.parameters.size === values.parameters.size) return plan;
  const assumed = again(filled);
  if (assumed.outcome === 'unknown') return plan;
  const message = `With the defaults of its parameters, what happens to \`${side.label}\` is: ${caseText(assumed)}.`;
  return {
    ...plan,
    findings: [...plan.findings, finding('DYN-C310', { message, hint: 'Give their values with `--parameter`.', ...placeOf(side) })],
  };
}

function caseText(plan: TablePlan): string {
  if (plan.outcome !== 'unchanged') return outcomeText(plan);
  return plan.from === undefined ? 'not created' : plan.to === undefined ? 'there is no table' : outcomeText(plan);
}

function tableOf({ from, to }: Sides): TableSide {
  return to ?? (from as TableSide);
}

function unknownPlan(sides: Sides): TablePlan {
  const { label: table, type } = tableOf(sides);
  return { table, type, ...sides, outcome: 'unknown', dataLoss: false, deployments: [], findings: [] };
}

/** Ways in which the same happens that a message names. */
const mostWays = 3;

function shortestOf(group: World<TablePlan>[], worlds: World<TablePlan>[]): string {
  const others = worlds.filter((one) => !group.includes(one));
  const texts = [...new Set(group.map((one) => choicesText(decisiveChoices(one, others))))];
  const shown = texts.sort((one, other) => one.length - other.length).slice(0, mostWays);
  return `Where ${shown.join(', or where ')}${texts.length > mostWays ? ', or otherwise' : ''}`;
}

/** What is found in some of the ways alone is no error: which of them comes is not known. */
function somewhere(one: Finding, world: World<TablePlan>, worlds: World<TablePlan>[]): Finding {
  const others = worlds.filter(({ outcome }) => !outcome.findings.some((other) => sameFinding(one, other)));
  const severity = one.severity === Severity.ERROR ? Severity.WARNING : one.severity;
  return { ...one, severity, message: `Where ${choicesText(decisiveChoices(world, others))}: ${one.message}` };
}

function sameFinding(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.message === other.message;
}

function unique(findings: Finding[]): Finding[] {
  return findings.filter((one, at) => findings.findIndex((other) => sameFinding(one, other)) === at);
}
