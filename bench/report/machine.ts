import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** What the numbers depend on: the machine and the versions, and nothing that tells whose it is. */
export function machine(): string[] {
  const processors = cpus();
  const { version: cdk } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8'));
  return [
    `${processors.length} cores, ${processors[0]?.model.trim() ?? 'of unknown model'}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    goVersion(),
    `aws-cdk-lib ${cdk}`,
  ];
}

/** How busy the machine is: processes that want to run, on average over the last minute. */
export function load(): number {
  return loadavg()[0];
}

function goVersion(): string {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^go/, 'Go ') : 'no Go';
}
