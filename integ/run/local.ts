import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import type { LocalCloud } from '../local-cloud/local-cloud';
import { untilInterrupted } from '../local-cloud/until-interrupted';
import { administrator } from '../sandbox/local-role';
import { LocalSandbox } from '../sandbox/local-sandbox';
import { missingPermissions } from '../sandbox/permissions';
import { cleanUp } from './clean-up';
import { deployTests, type Print } from './integ-runner';
import type { IntegOptions } from './options';
import { inShort, printResults, runnerFailed, type SuiteOutcome } from './outcome';
import { destructiveChangesOf } from './runner-output';
import { changedSnapshots, destructiveProblem, readSnapshots, removeAssemblies } from './snapshots';

const MINUTES = 15;
const PREFIX = 'Integ-';

/** Neither is the default region of the local cloud: what forgets in which region it runs fails. */
export const LOCAL_REGIONS = ['eu-west-1', 'us-west-2'];

export type LocalOptions = Pick<IntegOptions, 'tests' | 'updateOnFailed' | 'allowDestructive' | 'clean' | 'maxWorkers'> & {
  readonly print?: Print;
};

/** Runs the suite on the local cloud: starts it, bootstraps, runs, and stops it in every case. */
export async function runLocally(options: LocalOptions): Promise<SuiteOutcome> {
  const steps = new Steps();
  let sandbox: LocalSandbox | undefined;
  const before = readSnapshots();
  try {
    await steps.step('Compile the packages', compile);
    await steps.step("Start the local cloud, bootstrap it and take the sandbox's role", async () => {
      sandbox = await LocalSandbox.start(LOCAL_REGIONS);
      const missing = await missingPermissions(PREFIX, LOCAL_REGIONS, sandbox.account);
      if (missing.length > 0) throw new Error(missing.join('\n'));
      return `${sandbox.cloud.endpoint}, ${LOCAL_REGIONS.join(' and ')}`;
    });
    const cloud = sandbox?.cloud;
    const env = sandbox?.environmentFrom() ?? {};
    const ran = await steps.step('Deploy, assert and destroy', async () => {
      const ran = await deployTests({ ...options, directory: 'tests', regions: LOCAL_REGIONS, env, minutes: MINUTES });
      return { ...ran, ...inShort(ran) };
    });
    printResults(ran.results);
    if (!options.clean && cloud) {
      console.log(
        `\nThe stacks are left as they are on ${cloud.endpoint}, in ${LOCAL_REGIONS.join(' and ')}. Ctrl-C stops the local cloud.`,
      );
      await untilInterrupted();
    }
    const left = options.clean && cloud ? await nothingLeft(steps, cloud) : [];
    return { results: ran.results, problems: [...problems(options, ran, changedSnapshots(before, ran.results)), ...left] };
  } finally {
    await sandbox?.stop();
    removeAssemblies();
  }
}

/** The suite destroys what it deploys, in every region: a table, stack or log group that is still there is a fault of a test. */
async function nothingLeft(steps: Steps, cloud: LocalCloud): Promise<string[]> {
  const { region, ...account } = administrator(cloud);
  return cleanUp(steps, { prefix: PREFIX, regions: [...LOCAL_REGIONS, region], account });
}

function problems(options: LocalOptions, ran: Awaited<ReturnType<typeof deployTests>>, changed: string[]): string[] {
  const destructive = options.allowDestructive ? [] : destructiveChangesOf(ran.output);
  const failed = ran.results.some(({ passed }) => !passed) || runnerFailed(ran) || (ran.results.length === 0 && !options.updateOnFailed);
  return [
    // What was streamed already is not printed again.
    ...(failed && !options.print ? [ran.output] : failed ? ['The output of the failed tests stands above.'] : []),
    ...(destructive.length > 0 ? [destructiveProblem(destructive)] : []),
    ...(changed.length > 0 && !options.updateOnFailed
      ? [`The run changed these snapshots in integ/tests; look at the change and commit it:\n${changed.join('\n')}`]
      : []),
  ];
}
