import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStacks, StackStatus } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { integ, runTests } from './integ-runner';
import type { SuiteOutcome } from './local';

/** A copy of the tests at the same depth: names differ in every run, and committed snapshots must not. */
const COPY = '.sandbox';
const MINUTES = 120;

export interface SandboxOptions {
  readonly tests: string[];
  /** A profile of the account; without one the environment's credentials are used, as in a workflow. */
  readonly profile?: string;
  readonly regions: string[];
}

/** Runs the suite in an AWS account under names of its own, destroys everything, and lists what could not be destroyed. */
export async function runInSandbox(options: SandboxOptions): Promise<SuiteOutcome> {
  if (options.profile) process.env.AWS_PROFILE = options.profile;
  const prefix = `Integ-${randomBytes(3).toString('hex')}-`;
  const steps = new Steps();
  const copy = join(integ, COPY);
  rmSync(copy, { recursive: true, force: true });
  // Without the snapshots: under other names everything would count as a destructive change of them.
  cpSync(join(integ, 'tests'), copy, { recursive: true, filter: (path) => !path.endsWith('.snapshot') });
  try {
    await steps.step('Compile the packages', compile);
    const run = await steps.step(`Deploy, assert and destroy in ${options.regions.join(', ')} (names begin with ${prefix})`, async () => {
      const env = { ...process.env, DYNAMORM_CDK_INTEG_PREFIX: prefix };
      const ran = await runTests({ ...options, directory: COPY, env, minutes: MINUTES });
      const failed = ran.results.filter(({ passed }) => !passed).length;
      return { ...ran, outcome: `${ran.results.length} tests ran, ${failed} failed`, failedStep: failed > 0 || ran.status !== 0 };
    });
    for (const { test, passed, seconds } of run.results) console.log(`    ${passed ? '✓' : '✗'} ${test} (${seconds.toFixed(1)} s)`);
    const good = run.status === 0 && run.results.length > 0 && run.results.every(({ passed }) => passed);
    return { results: run.results, problems: [...(good ? [] : [run.output]), ...(await leftovers(prefix, options))] };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What still bears the run's names, each with the command that removes it. */
async function leftovers(prefix: string, { profile, regions }: SandboxOptions): Promise<string[]> {
  const commands: string[] = [];
  for (const region of regions) {
    const at = `--region ${region}${profile ? ` --profile ${profile}` : ''}`;
    const stacks = { client: new CloudFormationClient({ region }) };
    const status = Object.values(StackStatus).filter((name) => name !== 'DELETE_COMPLETE');
    for await (const page of paginateListStacks(stacks, { StackStatusFilter: status })) {
      for (const { StackName: name } of page.StackSummaries ?? []) {
        if (name?.startsWith(prefix)) commands.push(`aws cloudformation delete-stack --stack-name ${name} ${at}`);
      }
    }
    for await (const page of paginateListTables({ client: new DynamoDBClient({ region }) }, {})) {
      for (const name of page.TableNames ?? []) {
        if (!name.startsWith(prefix)) continue;
        commands.push(`aws dynamodb update-table --table-name ${name} --no-deletion-protection-enabled ${at}`);
        commands.push(`aws dynamodb delete-table --table-name ${name} ${at}`);
      }
    }
  }
  return commands.length === 0 ? [] : [`Not everything could be destroyed. These commands remove what is left:\n${commands.join('\n')}`];
}
