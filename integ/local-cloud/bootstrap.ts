import { spawn } from 'node:child_process';
import type { LocalCloud } from './local-cloud';

const ACCOUNT = '000000000000';

/**
 * Prepares the local cloud for `cdk deploy`.
 *
 * @param cloud a started local cloud
 * @param cdkCommand how the CDK CLI is called, for example `['node_modules/.bin/cdk']`
 * @param regions where stacks will be deployed; the region of the cloud's environment by default
 * @throws Error with everything the CLI printed when it fails
 */
export async function bootstrap(
  cloud: LocalCloud,
  cdkCommand: readonly string[],
  regions: readonly string[] = [cloud.environment.AWS_REGION],
): Promise<void> {
  const [program, ...leading] = cdkCommand;
  const { status, output } = await run(cloud, program, [
    ...leading,
    'bootstrap',
    ...regions.map((region) => `aws://${ACCOUNT}/${region}`),
    '--no-notices',
    '--app',
    '',
  ]);
  if (status !== 0) {
    throw new Error(`"cdk bootstrap" failed on the local cloud (exit code ${status}):\n${output}`);
  }
}

function run(cloud: LocalCloud, program: string, args: readonly string[]): Promise<{ status: number; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { env: cloud.environmentFrom(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => failed(new Error(`"${program}" could not be started: ${error.message}`)));
    child.once('close', (status) => done({ status: status ?? 1, output }));
  });
}
