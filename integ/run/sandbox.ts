import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { missingPermissions } from '../sandbox/permissions';
import { cleanUp } from './clean-up';
import { deployTests, integ, type Print, writeSnapshots } from './integ-runner';
import { leftovers, type Place } from './leftovers';
import type { IntegOptions } from './options';
import { inShort, printResults, runnerFailed, type SuiteOutcome } from './outcome';
import { comparison, destructiveProblem, removeAssemblies } from './snapshots';

/** A copy of the tests at the same depth: names differ in every run, and committed snapshots must not. */
const COPY = '.sandbox';
export const MINUTES = 120;
const REPLICAS = 'integ.replicas.ts';

export type SandboxOptions = IntegOptions & { readonly print?: Print };

/** Runs the suite in an AWS account under names of its own, destroys everything, and lists what could not be destroyed. */
export async function runInSandbox(options: SandboxOptions): Promise<SuiteOutcome> {
  if (options.profile) process.env.AWS_PROFILE = options.profile;
  const prefix = `Integ-${randomBytes(3).toString('hex')}-`;
  // In one region there is no place for a replica.
  const skipped = options.regions.length === 1 && options.tests.includes(REPLICAS);
  const skips = skipped ? [`${REPLICAS} was skipped: it needs two regions, such as --regions ${options.regions[0]},us-west-2.`] : [];
  const place = { prefix, regions: options.regions, profile: options.profile };
  const steps = new Steps();
  try {
    await steps.step('Compile the packages', compile);
    const { tests, problems: refused } = await compared(
      steps,
      skipped ? { ...options, tests: options.tests.filter((test) => test !== REPLICAS) } : options,
    );
    if (refused.length > 0) return { results: [], problems: refused };
    const missing = await missingPermissions(prefix, options.regions);
    if (missing.length > 0) return { results: [], problems: [...missing, 'integ/sandbox has the policy that a run needs.'] };
    if (tests.length === 0) return { results: [], problems: [], notes: [...skips, 'No snapshot changed, so nothing was deployed.'] };
    copyTests();
    const ran = await steps.step(`Deploy, assert and destroy in ${options.regions.join(', ')} (names begin with ${prefix})`, async () => {
      const env = { ...process.env, DYNAMORM_CDK_INTEG_PREFIX: prefix };
      // The copy has no snapshots: the runner would take every test for changed, and which did change is known already.
      const ran = await deployTests({ ...options, tests, directory: COPY, updateOnFailed: false, env, minutes: MINUTES });
      return { ...ran, ...inShort(ran) };
    });
    printResults(ran.results);
    const failed = ran.results.some(({ passed }) => !passed) || runnerFailed(ran) || ran.results.length === 0;
    const problems = failed ? ['The output of the tests stands above.'] : [];
    const notes = options.updateOnFailed ? await update(ran.results.filter(({ passed }) => passed).map(({ test }) => `${test}.ts`)) : [];
    return {
      results: ran.results,
      problems: [...problems, ...(options.clean ? await cleanUp(steps, place) : [])],
      notes: [...skips, ...notes, ...(options.clean ? [] : await left(place))],
    };
  } finally {
    rmSync(join(integ, COPY), { recursive: true, force: true });
    removeAssemblies();
  }
}

/** The tests to deploy, and the destructive changes that speak against deploying any. */
async function compared(steps: Steps, options: SandboxOptions): Promise<{ tests: readonly string[]; problems: string[] }> {
  if (options.allowDestructive && !options.updateOnFailed) return { tests: options.tests, problems: [] };
  const found = await steps.step('Compare the templates with the committed snapshots', async () => {
    const found = await comparison({ tests: options.tests, maxWorkers: options.maxWorkers });
    return {
      ...found,
      outcome: `${found.compared} compared, ${found.changed.length} changed, ${found.destructive.length} destructive changes`,
    };
  });
  const problems = found.destructive.length > 0 && !options.allowDestructive ? [destructiveProblem(found.destructive)] : [];
  return { tests: options.updateOnFailed ? found.changed.map((test) => `${test}.ts`) : options.tests, problems };
}

function copyTests(): void {
  rmSync(join(integ, COPY), { recursive: true, force: true });
  cpSync(join(integ, 'tests'), join(integ, COPY), { recursive: true, filter: (path) => !path.endsWith('.snapshot') });
}

/** Tests that passed under the names of this run get their snapshots under the committed names. */
async function update(tests: string[]): Promise<string[]> {
  if (tests.length === 0) return [];
  const { status, output } = await writeSnapshots({ directory: 'tests', tests, env: process.env, minutes: 15 });
  return [status === 0 ? `The snapshots of ${tests.join(', ')} were written: look at the change and commit it.` : output];
}

async function left(place: Place): Promise<string[]> {
  const commands = await leftovers(place);
  return [`Everything is left as it is, because of --no-clean. These commands remove it:\n${commands.join('\n')}`];
}
