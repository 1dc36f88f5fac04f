import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../terminal/cli-error';

/** How the CDK is called. */
export interface CdkOptions {
  /** The program; by default that of the project, or the one on the path. */
  readonly cdk?: string;
  readonly app?: string;
  readonly context?: string[];
  readonly profile?: string;
}

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Synthesizes the app with every index. */
export async function synthesize(directory: string, options: CdkOptions, onOutput: (text: string) => void): Promise<void> {
  const args = [
    ...['synth', '--quiet', '--output', directory, '--no-notices', '--context', '@dynamorm-cdk/table:rolloutStep=full'],
    ...(options.app === undefined ? [] : ['--app', options.app]),
    ...(options.context ?? []).flatMap((value) => ['--context', value]),
    ...(options.profile === undefined ? [] : ['--profile', options.profile]),
  ];
  const ended = await runProgram(cdkProgram(options), args, { onOutput });
  if (ended.code !== 0) throw failed('DYN-C603', 'The app cannot be synthesized', ended);
}

/** What `cdk deploy` makes a change set of. */
export interface Preparation {
  readonly stack: string;
  readonly app: string;
  readonly changeSetName: string;
  readonly alarms?: string[];
  readonly monitoringMinutes?: number;
}

/** Makes a change set and leaves it to be read. */
export async function prepareChangeSet(
  { stack, app, changeSetName, alarms = [], monitoringMinutes }: Preparation,
  options: CdkOptions,
  onOutput: (text: string) => void,
): Promise<void> {
  const args = [
    ...['deploy', stack, '--app', app, '--exclusively', '--method', 'prepare-change-set', '--change-set-name', changeSetName],
    // Every change is looked at in the change set, and the caller is asked where there is more than the wave.
    ...['--require-approval', 'never', '--no-notices', '--progress', 'events'],
    ...(alarms.length === 0 ? [] : ['--rollback-trigger-alarm-arns', ...alarms]),
    ...(monitoringMinutes === undefined ? [] : ['--monitoring-time-minutes', String(monitoringMinutes)]),
    ...(options.profile === undefined ? [] : ['--profile', options.profile]),
  ];
  const ended = await runProgram(cdkProgram(options), args, { onOutput });
  if (ended.code !== 0) throw failed('DYN-C604', `\`cdk deploy ${stack}\` made no change set`, ended);
}

/** Runs a program to its end, with the input and the signals of this one. */
export function runProgram(
  program: string,
  args: string[],
  { onOutput, env }: { readonly onOutput: (text: string) => void; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((done, refuse) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      // Programs of npm are scripts there.
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput(text);
      });
    }
    child.once('error', (error) =>
      refuse(new CliError('DYN-C605', `\`${program}\` cannot be started: ${error.message}. Install it, or name it with --cdk.`, error)),
    );
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

function cdkProgram({ cdk }: CdkOptions): string {
  if (cdk !== undefined) return cdk;
  const name = process.platform === 'win32' ? 'cdk.cmd' : 'cdk';
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    const local = join(folder, 'node_modules/.bin', name);
    if (existsSync(local)) return local;
    if (folder === dirname(folder)) return 'cdk';
  }
}

function failed(code: 'DYN-C603' | 'DYN-C604', what: string, { output, code: status }: Ended): CliError {
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  return new CliError(code, `${what} (exit code ${status}): ${lines.slice(-3).join(' ').trim() || 'it says nothing'}`);
}
