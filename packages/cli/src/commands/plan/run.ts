import { count } from '@dynamorm-cdk/core/text';
import { type Finding, type RolloutState, ValidationReport } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../../aws/access';
import { isConfigured } from '../../configuration/configured';
import { refuseAccess } from '../../inputs/unheard-access';
import { writeWholeFile } from '../../inputs/write-file';
import { parseMap } from '../../options/map-option';
import { parseParameters } from '../../options/parameter-option';
import type { PolicyOptions } from '../../options/policy-options';
import { outputsOf, type ReportFormat } from '../../options/report-options';
import { withTakenNames } from '../../plan/names/taken-names';
import { planCreation, planDeparture, planTable } from '../../plan/plan-table';
import { stackFindings, withRefusedStacks } from '../../plan/refused-stacks';
import { renderPlanJson } from '../../plan/render/render-json';
import { renderPlanMarkdown } from '../../plan/render/render-markdown';
import { renderPlans } from '../../plan/render/render-text';
import {
  canBeStaged,
  progressOf,
  readState,
  readStateThatExists,
  withDeployed,
  withPlans,
  writeState,
} from '../../plan/rollout/rollout-state';
import { pairTables } from '../../plan/sides/pair-tables';
import { parametersOf, readSide, undeclaredParameters } from '../../plan/sides/sides';
import type { TablePlan } from '../../plan/sides/table-plan';
import type { TableSide } from '../../plan/sides/table-side';
import { renderReport } from '../../report/render-report';
import { weighed } from '../../report/weighed';
import { CliError } from '../../terminal/cli-error';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `plan`. */
export interface PlanOptions extends PolicyOptions, AwsAccess {
  readonly from: string[];
  readonly to?: string[];
  readonly map?: string[];
  readonly state?: string;
  readonly advance?: boolean;
  readonly allowReplacement?: boolean;
  readonly parameter?: string[];
  readonly indexQuota?: number;
  readonly format: 'text' | 'json' | 'markdown';
  readonly output?: string[];
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
}

/** What was planned, and what was found on the way. */
interface Planned {
  readonly plans: TablePlan[];
  readonly state?: RolloutState;
  readonly findings: Finding[];
}

/** Says what will happen to each table, and keeps the waves of index rollouts. */
export async function plan(options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  refuseAccess(
    options,
    options.from.some((source) => /^(stack|table):/.test(source)),
    '--from with stack: or table:',
  );
  const map = parseMap(options.map, 'old=new', 'prod-orders=Shop/Orders');
  const planned = options.advance ? await advance(options, map) : await compare(options, map);
  return print(planned, options, terminal);
}

async function compare(options: PlanOptions, map: Map<string, string[]>): Promise<Planned> {
  if (options.to === undefined) throw new CliError('DYN-C005', 'Set what to deploy with --to <template or cdk.out>, or use --advance.');
  const wrong = options.to.find((source) => /^(stack|table):/.test(source));
  if (wrong !== undefined) {
    throw new CliError('DYN-C020', `--to must be templates or cdk.out directories; got: \`${wrong}\`.`);
  }
  const before = options.state === undefined ? undefined : readState(options.state);
  const given = parseParameters(options.parameter);
  const from = await readSide('--from', options.from, { ...options, parameters: given });
  const to = await readSide('--to', options.to, { ...options, parameters: parametersOf(from, given), stackPlace: from.stackPlace });
  const pairing = pairTables(from, to, map);
  const undeclared = isConfigured(options, 'parameter') ? [] : undeclaredParameters(given, from, to);
  const stacks = stackFindings(from, to, given);
  const staged = (table: TableSide): boolean => before !== undefined && table.constructPath !== undefined && canBeStaged(table);
  const named = withTakenNames(
    [
      ...pairing.pairs.map((pair) => planTable(pair, { ...options, staged: staged(pair.to) })),
      ...pairing.removed.map(planDeparture),
      ...pairing.created.map((one) => planCreation(one, options)),
    ],
    pairing.untouched,
  );
  const plans = withRefusedStacks(named, to, stacks);
  const findings = [
    ...undeclared,
    ...stacks.findings,
    ...from.findings,
    ...to.findings,
    ...pairing.findings,
    ...plans.flatMap((one) => one.findings),
  ];
  if (before === undefined || options.state === undefined) return { plans, findings };
  const kept = withPlans(before, plans);
  writeState(options.state, before, kept.state);
  return { plans, state: kept.state, findings: [...findings, ...kept.findings] };
}

/** Compares the rollouts of the state with what is deployed, without a template. */
async function advance(options: PlanOptions, map: Map<string, string[]>): Promise<Planned> {
  if (options.state === undefined) throw new CliError('DYN-C005', '--advance needs the state file of the rollouts: --state <file>.');
  if (options.to !== undefined) throw new CliError('DYN-C005', '--advance compares only with the deployed tables. Remove --to.');
  if (!options.from.every((source) => /^(stack|table):/.test(source))) {
    throw new CliError('DYN-C005', '--advance looks at what is deployed: --from stack:<name> or --from table:<name>.');
  }
  const before = readStateThatExists(options.state);
  const from = await readSide('--from', options.from, options);
  const kept = withDeployed(before, from, map);
  writeState(options.state, before, kept.state);
  return { plans: [], state: kept.state, findings: kept.findings };
}

async function print({ plans, state, findings: found }: Planned, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const report = new ValidationReport(await weighed(found, options));
  const findings = options.quiet ? report.errors : report.findings;
  const subject = state === undefined ? count(plans.length, 'table') : 'the rollouts';
  const progress = options.advance && state ? [progressOf(state)] : [];
  const withProgress = (texts: string[]): string => {
    const parts = [...texts.map((part) => part.trimEnd()).filter((part) => part !== ''), ...progress];
    return parts.join('\n\n') || 'No tables.';
  };
  const rendered = async (format: ReportFormat, color: boolean): Promise<string> => {
    if (format === 'json') return renderPlanJson(plans, state, report.isValid, findings);
    if (format === 'markdown') return withProgress(options.advance && findings.length === 0 ? [] : [renderPlanMarkdown(plans, findings)]);
    if (format !== 'text') return renderReport({ findings, subject, place: options.to?.[0] }, format);
    const told = findings.length === 0 ? '' : await renderReport({ findings, subject }, 'text', { color, quiet: options.quiet });
    return withProgress([renderPlans(plans, color), told]);
  };
  terminal.out(`${(await rendered(options.format, terminal.color)).trimEnd()}\n`);
  for (const { format, file } of outputsOf(options)) writeWholeFile(file, `${(await rendered(format, false)).trimEnd()}\n`);
  const surplus = options.maxWarnings !== undefined && report.warnings.length > options.maxWarnings;
  return report.isValid && !surplus ? ExitCode.CLEAN : ExitCode.ERRORS_FOUND;
}
