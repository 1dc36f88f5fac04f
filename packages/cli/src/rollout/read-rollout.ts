import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../aws/access';
import { connect } from '../aws/dynamodb';
import { type StackTable, stackTables } from '../deployed/stack-tables';
import { tablesOf } from '../template/template-tables';
import { CliError } from '../terminal/cli-error';
import type { AssemblyStack } from './assembly-stack';
import { deployedTemplate } from './deployed-stack';
import { liveTable, liveTimeToLive, regionOf } from './live-table';
import { type NextWave, nextWave } from './next-wave';
import type { StagedTable } from './staged-table';
import type { WholeTemplate } from './whole-template';

/** Where a rollout is, out of what is live. */
export interface RolloutView {
  readonly tables: StagedTable[];
  readonly deployed: WholeTemplate;
  /** What is deployed next; undefined where nothing is left. */
  readonly next?: NextWave;
}

/** Reads the deployed stack and its live tables, and computes what comes next on the way to the app. */
export async function readRollout(
  client: CloudFormationClient,
  stack: Stack,
  wanted: { readonly stack: AssemblyStack; readonly template: WholeTemplate },
  access: AwsAccess,
): Promise<RolloutView> {
  const name = stack.StackName ?? wanted.stack.stackName;
  const deployed = await deployedTemplate(client, name);
  const tables = await stagedTables(name, deployed, wanted, access);
  return { tables, deployed, next: nextWave(tables, deployed, wanted.template) };
}

/** Tables that are deployed and that the app still has: a new one takes all its indexes at once, one that goes needs none. */
async function stagedTables(
  name: string,
  deployed: WholeTemplate,
  { stack, template }: { readonly stack: AssemblyStack; readonly template: WholeTemplate },
  access: AwsAccess,
): Promise<StagedTable[]> {
  const file = `${stack.directory}/${stack.artifact.properties.templateFile}`;
  const found = (await tablesOf([file])).tables.filter(({ file: own }) => own === file);
  const live = await stackTables(name, access);
  refuseNested(live, name);
  const { client } = await connect(access);
  try {
    const tables: StagedTable[] = [];
    for (const { logicalId = '', physicalName } of live) {
      const wants = found.find((one) => one.logicalId === logicalId);
      const table = await liveTable(client, physicalName);
      const had = deployed.Resources[logicalId];
      if (!wants || !had || !table || had.Type !== wants.resource.Type) continue;
      tables.push({
        logicalId,
        label: wants.label,
        constructPath: wants.constructPath,
        name: physicalName,
        region: regionOf(table),
        live: table,
        timeToLive: await liveTimeToLive(client, physicalName),
        deployed: had,
        wanted: template.Resources[logicalId],
        wantedShape: wants.shape,
      });
    }
    return tables;
  } finally {
    client.destroy();
  }
}

/** A change set shows a nested stack as one change: what it does to a table stands in another one. */
export function refuseNested(live: StackTable[], name: string): void {
  const nested = live.find(({ scope }) => scope !== name);
  if (!nested) return;
  throw new CliError(
    'DYN-C606',
    `The table \`${nested.selector}\` is in a nested stack, which a change set does not show in full. Use \`Rollout.staged()\` and the committed file of \`dynamorm-cdk plan --state\`.`,
  );
}
