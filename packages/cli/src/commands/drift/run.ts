import { count, quoteAll } from '@dynamorm-cdk/core/text';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../../aws/access';
import { connect, type DynamoDb } from '../../aws/dynamodb';
import { finding } from '../../codes';
import { forManyRuns, withoutConfigured } from '../../configuration/configured';
import { type DeployedTable, describeTable } from '../../deployed/describe-table';
import { type StackTable, stackTables } from '../../deployed/stack-tables';
import { stackTemplate } from '../../deployed/stack-template';
import { stateFindings } from '../../deployed/table-state';
import { type ModelTable, readModels } from '../../inputs/models';
import type { CompareFlags } from '../../options/compare-flags';
import { compareOptions } from '../../options/compare-flags';
import { parseMap } from '../../options/map-option';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import type { SuppressionOptions } from '../../options/suppression-options';
import { report } from '../../report/judge';
import { compare } from '../../tables/compare';
import type { FoundTable } from '../../tables/found-table';
import { match } from '../../tables/match';
import type { Match } from '../../tables/matching';
import { placeOfModels } from '../../tables/model-place';
import { wantedIndexes } from '../../tables/rollout-to-come';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `drift`. */
export interface DriftOptions extends ReportOptions, SourceCodeOptions, PolicyOptions, SuppressionOptions, CompareFlags, AwsAccess {
  readonly models: string[];
  readonly map?: string[];
  readonly stack?: string[];
  readonly resource?: string;
  readonly ignore?: string[];
  readonly requirePointInTimeRecovery?: boolean;
}

/** Compares models with deployed tables. */
export async function drift(asked: DriftOptions, terminal: Terminal): Promise<ExitCode> {
  const options = asked.stack === undefined ? withoutConfigured(asked, ['ignore']) : asked;
  if (options.ignore && options.stack === undefined) throw new CliError('DYN-C005', '--ignore belongs to --stack.');
  const map = parseMap(options.map);
  const { tables: models, findings, broken, inputs } = await readModels(options, terminal);
  const complete = broken.length === 0;
  const dynamoDb = await connect(options);
  try {
    const { stack: stacks, resource } = options;
    const candidates = stacks === undefined ? namedTables(models, map) : await tablesOfStacks(stacks, options);
    const place = stacks === undefined ? dynamoDb.place : `the ${stacks.length === 1 ? 'stack' : 'stacks'} ${quoteAll(stacks)}`;
    const matched = match(models, candidates, {
      map,
      resource,
      ignore: options.ignore,
      partial: options.partial,
      complete,
      forManyRuns: forManyRuns(options),
      place,
    });
    for (const one of matched.findings) findings.push(one);
    for (const one of matched.matches)
      findings.push(...(await compareDeployed(await inRollout(one, options), options, complete, dynamoDb)));
    const { length } = matched.matches;
    return await report(findings, { command: 'drift', inputs, options, terminal, broken, subject: count(length, 'table') });
  } finally {
    dynamoDb.client.destroy();
  }
}

async function tablesOfStacks(stacks: readonly string[], options: DriftOptions): Promise<StackTable[]> {
  const tables: StackTable[] = [];
  for (const stack of new Set(stacks)) tables.push(...(await stackTables(stack, options)));
  return tables;
}

/** Without a stack, a table is named by `--map`, or as its models name it. */
function namedTables(models: ModelTable[], map: Map<string, string[]>): StackTable[] {
  const names = new Set([...models.flatMap(({ name }) => map.get(name) ?? [name]), ...[...map.values()].flat()]);
  return [...names].map((name) => ({ label: name, physicalName: name, exactNames: [name], scope: name, selector: name }));
}

/** The deployed stack says which waves of a rollout are still to come. */
async function inRollout({ models, table }: Match<StackTable>, access: AwsAccess): Promise<Match<RolledOutTable>> {
  if (table.stackId === undefined) return { models, table };
  const stack = await stackTemplate(table.stackId, access);
  return { models, table: { ...table, wantedIndexes: wantedIndexes(stack?.template.Resources[table.logicalId ?? '']?.Metadata) } };
}

type RolledOutTable = StackTable & Pick<FoundTable, 'wantedIndexes'>;

async function compareDeployed(
  { models, table }: Match<RolledOutTable>,
  options: DriftOptions,
  complete: boolean,
  { client, place }: DynamoDb,
): Promise<Finding[]> {
  const deployed = await describeTable(client, table.physicalName);
  if (!deployed) {
    return [
      finding('DYN-C101', {
        ...placeOfModels(models),
        message: `The model table \`${models.name}\` has no table: there is no \`${table.physicalName}\` in ${place}.`,
        found: table.physicalName,
        hint: `Name it by \`--map ${models.name}=<physical name>\`, name its stack by --stack, or correct --region and --profile.`,
      }),
    ];
  }
  return [
    ...compare(
      { models, table: { ...table, shape: deployed.shape, comparable: true, vectorIndexes: vectorNames(deployed) } },
      compareOptions(options, complete),
    ),
    ...(await stateFindings(client, deployed, options.requirePointInTimeRecovery ?? false)),
  ];
}

function vectorNames({ description }: DeployedTable): string[] {
  return (description.VectorIndexes ?? []).flatMap(({ IndexName: name }) => (name === undefined ? [] : [name]));
}
