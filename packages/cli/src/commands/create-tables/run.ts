import { hasErrors } from '@dynamorm-cdk/core/diagnostics';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../../aws/access';
import { isLocal } from '../../aws/access';
import { connect, type DynamoDb } from '../../aws/dynamodb';
import { finding } from '../../codes';
import { createTable, deleteTable, enableTimeToLive } from '../../creation/create-table';
import { type WantedTable, wantedTable } from '../../creation/wanted-table';
import { describeTable } from '../../deployed/describe-table';
import { readModels } from '../../inputs/models';
import { parseMap } from '../../options/map-option';
import type { ReportOptions } from '../../options/report-options';
import { printReport } from '../../report/print-report';
import { compare } from '../../tables/compare';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `create-tables`. */
export interface CreateTablesOptions extends ReportOptions, SourceCodeOptions, AwsAccess {
  readonly models: string[];
  readonly map?: string[];
  readonly allowRemote?: boolean;
  readonly recreate?: boolean;
}

/** Creates the tables that are missing, unless anything is wrong: then none is created. */
export async function createTables(asked: CreateTablesOptions, terminal: Terminal): Promise<ExitCode> {
  const { AWS_ENDPOINT_URL_DYNAMODB: ofDynamoDb, AWS_ENDPOINT_URL: ofAll } = terminal.env;
  const options = { ...asked, endpointUrl: asked.endpointUrl ?? (ofDynamoDb || ofAll || undefined) };
  refuseRemote(options);
  const map = parseMap(options.map);
  const { tables, findings: found, broken, inputs } = await readModels(options, terminal);
  const findings = [...broken, ...found];
  for (const name of map.keys()) {
    if (tables.some((table) => table.name === name)) continue;
    findings.push(finding('DYN-C104', { message: `--map names the model table \`${name}\`, which no model has.`, found: name }));
  }
  const all = tables.flatMap((models) => (map.get(models.name) ?? [models.name]).map((name) => wantedTable(models, name)));
  for (const one of all.flatMap((one) => one.findings)) findings.push(one);
  const end = (): Promise<ExitCode> => printReport({ findings, subject: 'no table', place: inputs[0]?.name }, options, terminal);
  if (hasErrors(findings)) return end();

  const dynamoDb = await connect(options);
  try {
    const existing = new Set<WantedTable>();
    const obsolete = new Set<WantedTable>();
    for (const { wanted } of all) {
      const problems = await problemsOf(wanted, dynamoDb);
      if (problems?.length && options.recreate) obsolete.add(wanted);
      else findings.push(...(problems ?? []));
      if (problems) existing.add(wanted);
    }
    if (hasErrors(findings)) return await end();
    for (const wanted of obsolete) {
      await deleteTable(dynamoDb.client, wanted.name);
      existing.delete(wanted);
      const message = `Deleted the table \`${wanted.name}\` in ${dynamoDb.place}, which had another shape.`;
      findings.push(finding('DYN-C143', { message, found: wanted.name }));
    }
    for (const { wanted } of all) findings.push(await provide(wanted, existing.has(wanted), dynamoDb));
    return await end();
  } finally {
    dynamoDb.client.destroy();
  }
}

function refuseRemote({ endpointUrl, allowRemote, recreate }: CreateTablesOptions): void {
  if (endpointUrl === undefined)
    throw new CliError(
      'DYN-C005',
      'Set the endpoint on which to create the tables, such as `--endpoint-url http://localhost:8000`, or set AWS_ENDPOINT_URL.',
    );
  if (recreate && !isLocal(endpointUrl)) {
    throw new CliError(
      'DYN-C014',
      `--recreate deletes tables with their items, so it works only on this machine; got: \`${endpointUrl}\`.`,
    );
  }
  if (isLocal(endpointUrl) || allowRemote) return;
  throw new CliError(
    'DYN-C014',
    `\`${endpointUrl}\` is not on this machine. Tables made here have no backups, no protection and no owner: deploy them, or use --allow-remote.`,
  );
}

/** What keeps an existing table from being used; undefined where there is none. */
async function problemsOf(wanted: WantedTable, { client, place }: DynamoDb): Promise<Finding[] | undefined> {
  const deployed = await describeTable(client, wanted.name);
  if (!deployed) return undefined;
  // Time to live that is off can be turned on: that is no other shape.
  const shape = { ...deployed.shape, timeToLiveAttribute: deployed.shape.timeToLiveAttribute ?? wanted.shape.timeToLiveAttribute };
  const table = { label: wanted.name, exactNames: [], scope: '', selector: wanted.name, shape, comparable: true };
  const errors = compare({ models: wanted.models, table }, {}).filter(({ severity }) => severity === Severity.ERROR);
  if (errors.length === 0) return [];
  return [
    ...errors,
    finding('DYN-C142', {
      message: `The table \`${wanted.name}\` exists in ${place} with another shape, so no table was created.`,
      found: wanted.name,
      hint: 'Use --recreate to delete it with its items, or map the models to another table with --map.',
    }),
  ];
}

async function provide(wanted: WantedTable, exists: boolean, { client, place }: DynamoDb): Promise<Finding> {
  const created = !exists && (await createTable(client, wanted));
  const { timeToLiveAttribute } = wanted.shape;
  const shape = (await describeTable(client, wanted.name))?.shape;
  if (timeToLiveAttribute !== undefined && shape?.timeToLiveAttribute === undefined) await enableTimeToLive(client, wanted);
  return created
    ? finding('DYN-C140', { message: `Created the table \`${wanted.name}\` in ${place}.`, found: wanted.name })
    : finding('DYN-C141', { message: `The table \`${wanted.name}\` exists in ${place} and has the right shape.`, found: wanted.name });
}
