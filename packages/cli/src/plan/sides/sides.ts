import { didYouMean, quoteAll } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../../aws/access';
import { connect, type DynamoDb } from '../../aws/dynamodb';
import { finding } from '../../codes';
import { type DeployedTable, describeTable } from '../../deployed/describe-table';
import { type StackTable, stackTables } from '../../deployed/stack-tables';
import { type DeployedStack, stackTemplate } from '../../deployed/stack-template';
import { stateOf } from '../../inputs/path-state';
import { type TemplateParameters, tablesOf } from '../../template/template-tables';
import type { StackPlace } from '../../template/template-values';
import { CliError } from '../../terminal/cli-error';
import { sideOfStack } from './stack-side';
import { type SourceKind, sideOfDeployed, sideOfTemplate, type TableSide } from './table-side';

/** The tables of one side, and what they were taken from. */
export interface Side {
  readonly kind: SourceKind;
  readonly tables: TableSide[];
  /** Stacks and files that were looked at. */
  readonly scopes: string[];
  /** Nested stacks whose templates could not be looked at. */
  readonly unread?: string[];
  readonly findings: Finding[];
  /** Parameters that the templates declare. */
  readonly declared?: string[];
  /** What the parameters of its templates get. */
  readonly templates?: readonly TemplateParameters[];
  /** What messages call it. */
  readonly place: string;
  /** Values that the parameters of a deployed stack have. */
  readonly parameters?: ReadonlyMap<string, unknown>;
  /** Where everything of this side is deployed; of several stacks nothing is said. */
  readonly stackPlace?: StackPlace;
}

/** How sides are read. */
export interface SideOptions extends AwsAccess {
  /** Values of parameters of the templates. */
  readonly parameters?: ReadonlyMap<string, unknown>;
  /** Where templates are deployed that do not say it themselves. */
  readonly stackPlace?: StackPlace;
}

/** Values of the parameters of what is deployed next: those of the deployed stack stay, unless the caller gives others. */
export function parametersOf({ parameters = new Map() }: Side, given: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...parameters, ...given]);
}

/** Parameters that the caller gives a value, and that no template has: most are typing errors. */
export function undeclaredParameters(given: ReadonlyMap<string, unknown>, from: Side, to: Side): Finding[] {
  const known = new Set([...(from.declared ?? []), ...(from.parameters?.keys() ?? []), ...(to.declared ?? [])]);
  return [...given.keys()]
    .filter((name) => !known.has(name))
    .map((name) =>
      finding('DYN-C104', {
        message: `--parameter names \`${name}\`, but no template has such a parameter.`,
        found: name,
        hint: didYouMean(name, known) ?? `There are ${quoteAll(known) || 'none'}.`,
      }),
    );
}

/** Reads templates, `cdk.out` directories, and with `stack:` or `table:` what is deployed. All of one side are of one kind. */
export async function readSide(option: '--from' | '--to', sources: string[], access: SideOptions): Promise<Side> {
  const kinds = new Set(sources.map(kindOf));
  const [kind] = kinds;
  if (kinds.size > 1) {
    throw new CliError(
      'DYN-C020',
      `${option} accepts sources of one kind: templates, cdk.out directories, stack: or table:; got: ${quoteAll(sources)}.`,
    );
  }
  if (kind === 'file' || kind === 'assembly') {
    const { tables, ...read } = await tablesOf(sources, access.parameters, access.stackPlace);
    return { ...read, kind, tables: tables.map((table) => sideOfTemplate(table, kind)), place: quoteAll(sources) };
  }
  if (option === '--to') {
    throw new CliError('DYN-C020', `--to must be templates or cdk.out directories; got: ${quoteAll(sources)}.`);
  }
  const names = sources.map((source) => source.slice(`${kind}:`.length));
  if (names.includes('')) throw new CliError('DYN-C020', `${option} needs a name after \`${kind}:\`, such as \`${kind}:Orders\`.`);
  const dynamoDb = await connect(access);
  try {
    return kind === 'stack' ? await ofStacks(names, dynamoDb, access) : await ofTables(names, dynamoDb);
  } finally {
    dynamoDb.client.destroy();
  }
}

function kindOf(source: string): SourceKind {
  const [, kind] = /^(stack|table):/.exec(source) ?? [];
  if (kind) return kind as SourceKind;
  const state = stateOf(source);
  if (state === undefined && /^[\w-]+$/.test(source)) {
    throw new CliError(
      'DYN-C020',
      `The file \`${source}\` does not exist. For a deployed table write \`stack:${source}\` or \`table:${source}\`.`,
    );
  }
  return state?.isDirectory() ? 'assembly' : 'file';
}

async function ofStacks(names: string[], dynamoDb: DynamoDb, access: AwsAccess): Promise<Side> {
  const tables: TableSide[] = [];
  const parameters = new Map<string, unknown>();
  let stackPlace: StackPlace | undefined;
  for (const name of names) {
    const found = await stackTables(name, access);
    const own = await stackTemplate(name, access);
    if (names.length === 1) {
      for (const [parameter, value] of own?.parameters ?? []) parameters.set(parameter, value);
      stackPlace = own?.place;
    }
    const nested = new Map(found.map(({ stackId = name, scope }) => [stackId, scope === name ? own : stackTemplate(stackId, access)]));
    const templates = new Map<string, DeployedStack | undefined>();
    for (const { scope, stackId = name } of found) templates.set(scope, await nested.get(stackId));
    templates.set(name, own);
    for (const table of found) {
      tables.push(sideOfStack(withNestedPolicies(table, templates), await described(table, dynamoDb), templates.get(table.scope)));
    }
  }
  const unread = tables.some(({ templateRead }) => !templateRead);
  return {
    kind: 'stack',
    tables,
    scopes: names,
    findings: unread ? [notCompared()] : [],
    place: `the stack ${quoteAll(names)}`,
    parameters,
    stackPlace,
  };
}

/** What the templates around a nested stack say of its deletion. */
function withNestedPolicies(table: StackTable, templates: ReadonlyMap<string, DeployedStack | undefined>): StackTable {
  const nested = table.nested?.map((one) => ({
    ...one,
    deletionPolicy: templates.get(one.parent)?.template.Resources[one.id]?.DeletionPolicy,
  }));
  return nested === undefined ? table : { ...table, nested };
}

async function ofTables(names: string[], dynamoDb: DynamoDb): Promise<Side> {
  const tables: TableSide[] = [];
  for (const name of names) {
    const table = { label: name, physicalName: name, exactNames: [name], scope: name, selector: name };
    tables.push(sideOfDeployed(table, await described(table, dynamoDb), 'table'));
  }
  const { account, region } = tables[0]?.place ?? {};
  return {
    kind: 'table',
    tables,
    scopes: names,
    findings: [notCompared()],
    place: dynamoDb.place,
    stackPlace: region === 'ddblocal' ? {} : { account, region },
  };
}

async function described(table: StackTable, { client, place }: DynamoDb): Promise<DeployedTable> {
  const deployed = await describeTable(client, table.physicalName);
  if (!deployed) {
    throw new CliError('DYN-C002', `There is no table \`${table.physicalName}\` in ${place}. Correct its name, --region or --profile.`);
  }
  return deployed;
}

/** Either DynamoDB does not say it, or it says what scaling made of it at the moment. */
function notCompared(): Finding {
  return finding('DYN-C315', {
    message:
      'Of deployed tables keys, indexes, replicas, time to live, billing mode, stream, and with AWS::DynamoDB::Table class and protection are compared; ' +
      'capacity, recovery, encryption, tags and policies are not.',
    hint: 'Compare with the template that is deployed where they matter.',
  });
}
