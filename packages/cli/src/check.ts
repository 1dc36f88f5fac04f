import { ValidationReport } from '@dynamorm-cdk/model-spec';
import { CliError } from './cli-error';
import type { CheckOptions } from './commands/check';
import { readModels } from './inputs/models';
import type { ExitCode } from './main';
import { weighed } from './report/policy';
import { printReport } from './report/print-report';
import { compare } from './tables/compare';
import { compareOptions } from './tables/compare-flags';
import { parseMap } from './tables/map-option';
import { match } from './tables/match';
import type { Terminal } from './terminal';

/** Compares models with the tables of templates or with published shapes. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  refuseContradictions(options);
  const map = parseMap(options.map);
  const models = await readModels(options, terminal);
  const found = await tables(options, models.tables);
  const { resource, ignore, partial } = options;
  const complete = models.broken.length === 0;
  const matching = { map: new Map([...map, ...found.map]), resource, ignore, partial, complete, place: found.place };
  const matched = match(models.tables, found.tables, matching);
  const findings = [
    ...models.findings,
    ...found.findings,
    ...matched.findings,
    ...matched.matches.flatMap((one) => compare(one, compareOptions(options, complete))),
  ];
  const { length } = matched.matches;
  const report = new ValidationReport([...models.broken, ...weighed(findings, options)]);
  return printReport(report, options, terminal, `${length} ${length === 1 ? 'table' : 'tables'}`);
}

async function tables(options: CheckOptions, models: Parameters<typeof match>[0]) {
  if (options.template) {
    const { tablesOf } = await import('./template/template-tables.js');
    const place = options.template.map((path) => `\`${path}\``).join(', ');
    return { ...(await tablesOf(options.template)), map: new Map<string, string[]>(), place };
  }
  const { shapeTables } = await import('./shape/shape-tables.js');
  return { ...(await shapeTables(options.shape ?? [], models, options)), findings: [], place: 'the published shapes' };
}

function refuseContradictions({ template, shape, map, resource, ignore }: CheckOptions): void {
  if (!template === !shape) {
    throw new CliError(
      'DYN-C005',
      template ? '--template and --shape exclude each other.' : 'Say what to check against: --template or --shape.',
    );
  }
  if (shape && (map || resource || ignore)) {
    throw new CliError('DYN-C005', '--map, --resource and --ignore belong to --template. With --shape write `--shape model-table=source`.');
  }
}
