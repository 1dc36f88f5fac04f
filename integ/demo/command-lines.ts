import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunResult, run, runOrFail } from '../../checks/processes';
import type { LocalCloud } from '../local-cloud/local-cloud';
import { paths } from './paths';

/** Calls the real CDK CLI in the example's folder. Its own files, too, stay below the repository. */
export async function cdk(cloud: LocalCloud, args: string[], outputFolder: string): Promise<RunResult> {
  return run(paths.cdk, [...args, '--output', join(paths.output, outputFolder), '--no-notices', '--no-color'], {
    cwd: paths.app,
    env: { ...cloud.environmentFrom(), JSII_DEPRECATED: 'quiet', TMPDIR: process.env.TMPDIR },
    minutes: 10,
  });
}

/** As `cdk`, and an error with its output where it fails. */
export async function cdkOrFail(cloud: LocalCloud, args: string[], outputFolder: string): Promise<string> {
  const { status, output } = await cdk(cloud, args, outputFolder);
  if (status !== 0) throw new Error(`\`cdk ${args.join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
  return output;
}

/** Calls the project's own command line, as a platform team would. */
export async function dynamormCdk(args: string[], cloud?: LocalCloud): Promise<string> {
  return runOrFail(process.execPath, [paths.cli, ...args], { env: cloud?.environmentFrom() });
}

/** The outputs of the deployed stack, by name. */
export function stackOutputs(): Record<string, string> {
  return JSON.parse(readFileSync(join(paths.output, 'outputs.json'), 'utf8')).Orders;
}
