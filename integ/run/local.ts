import { join, resolve } from 'node:path';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { untilInterrupted } from '../local-cloud/until-interrupted';
import { variables } from '../sandbox/account';
import { administrator, deploySandboxRole, takeSandboxRole } from '../sandbox/local-role';
import { missingPermissions } from '../sandbox/permissions';
import { cleanUp } from './clean-up';
import { deployTests, integ, type Print } from './integ-runner';
import type { IntegOptions } from './options';
import { inShort, printResults, runnerFailed, type SuiteOutcome } from './outcome';
import { destructiveChangesOf } from './runner-output';
import { changedSnapshots, destructiveProblem, readSnapshots, removeAssemblies } from './snapshots';

const root = resolve(integ, '..');
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
  let cloud: LocalCloud | undefined;
  const before = readSnapshots();
  try {
    await steps.step('Compile the packages', compile);
    await steps.step('Start the local cloud and bootstrap it', async () => {
      cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: join(integ, 'node_modules') });
      await bootstrap(cloud, [join(integ, 'node_modules/.bin/cdk')], LOCAL_REGIONS);
      return `${cloud.endpoint}, ${LOCAL_REGIONS.join(' and ')}`;
    });
    let env: NodeJS.ProcessEnv = {};
    await steps.step('Take the role of the sandbox', async () => {
      if (!cloud) throw new Error('The local cloud is not running.');
      const credentials = await takeSandboxRole(cloud, await deploySandboxRole(cloud));
      const missing = await missingPermissions(PREFIX, LOCAL_REGIONS, { endpoint: cloud.endpoint, credentials });
      if (missing.length > 0) throw new Error(missing.join('\n'));
      env = { ...cloud.environmentFrom(), ...variables(credentials) };
      return 'the suite runs with the permissions of integ/sandbox alone';
    });
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
    await cloud?.stop();
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
