import { count } from '@dynamorm-cdk/core/text';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { AwsAccess } from '../../aws/access';
import { forManyRuns, isConfigured, withoutConfigured } from '../../configuration/configured';
import { readModels } from '../../inputs/models';
import { refuseAccess } from '../../inputs/unheard-access';
import type { CompareFlags } from '../../options/compare-flags';
import { compareOptions } from '../../options/compare-flags';
import { parseMap } from '../../options/map-option';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import type { SuppressionOptions } from '../../options/suppression-options';
import { report } from '../../report/judge';
import { compare } from '../../tables/compare';
import { match } from '../../tables/match';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `check`. */
export interface CheckOptions extends ReportOptions, SourceCodeOptions, PolicyOptions, SuppressionOptions, CompareFlags, AwsAccess {
  readonly models: string[];
  readonly template?: string[];
  readonly shape?: string[];
  readonly resource?: string;
  readonly map?: string[];
  readonly ignore?: string[];
}

/** Compares models with the tables of templates or with published shapes. */
export async function check(asked: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const options = settled(asked);
  refuseContradictions(options);
  const map = parseMap(options.map);
  const models = await readModels(options, terminal);
  const found = await tables(options, models.tables);
  const { resource, ignore, partial } = options;
  const complete = models.broken.length === 0;
  const matching = {
    map: new Map([...map, ...found.map]),
    resource,
    ignore,
    partial,
    complete,
    forManyRuns: forManyRuns(options),
    place: found.place,
  };
  const matched = match(models.tables, found.tables, matching);
  const findings = [
    ...models.findings,
    ...found.findings,
    ...matched.findings,
    ...matched.matches.flatMap((one) => compare(one, compareOptions(options, complete))),
  ];
  const { length } = matched.matches;
  const inputs = [...models.inputs, ...found.tables.flatMap(({ file }) => (file === undefined ? [] : [{ name: file }]))];
  return report(findings, { command: 'check', inputs, options, terminal, broken: models.broken, subject: count(length, 'table') });
}

async function tables(options: CheckOptions, models: Parameters<typeof match>[0]) {
  if (options.template) {
    const { tablesOf } = await import('../../template/template-tables.js');
    const place = options.template.map((path) => `\`${path}\``).join(', ');
    return { ...(await tablesOf(options.template)), map: new Map<string, string[]>(), place };
  }
  const { shapeTables } = await import('../../shape/shape-tables.js');
  return { ...(await shapeTables(options.shape ?? [], models, options)), findings: [], place: 'the published shapes' };
}

/** What is typed wins: of --template and --shape the file's one goes, and so does what belongs to it. */
function settled(options: CheckOptions): CheckOptions {
  const drop = (...names: (keyof CheckOptions)[]) => withoutConfigured(options, names);
  if (options.template && options.shape) {
    const left = isConfigured(options, 'shape') ? drop('shape') : drop('template');
    return left.shape ? withoutConfigured(left, ['map', 'resource', 'ignore']) : left;
  }
  return options.shape ? drop('map', 'resource', 'ignore') : options;
}

function refuseContradictions(options: CheckOptions): void {
  const { template, shape, map, resource, ignore } = options;
  refuseAccess(options, shape?.some((source) => /^([^=:]+=)?ssm:/.test(source)) ?? false, '--shape with ssm:');
  if (!template === !shape) {
    throw new CliError(
      'DYN-C005',
      template ? '--template and --shape exclude each other.' : 'Set what to check against: --template or --shape.',
    );
  }
  if (shape && (map || resource || ignore)) {
    throw new CliError('DYN-C005', '--map, --resource and --ignore belong to --template. With --shape write `--shape model-table=source`.');
  }
}
