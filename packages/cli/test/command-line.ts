import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { bundle } from '../packaging/bundle';

const folder = resolve(__dirname, '..');

/** The program that is installed; `dynamormCdk` makes what it starts. */
export const bin = join(folder, 'bin/dynamorm-cdk.js');

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Start {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
}

let bundled: Promise<void> | undefined;

/** Runs the real command line in a process of its own, made from the sources as they are now. */
export async function dynamormCdk(args: string[], start: Start = {}): Promise<Ended> {
  bundled ??= bundle({ outfile: join(folder, 'lib/index.js') });
  await bundled;
  return run(process.execPath, [bin, ...args], start);
}

/** As `dynamormCdk`, with a real terminal for all three streams; what it shows is in `out`. */
export async function inTerminal(args: string[], start: Start = {}): Promise<Ended> {
  await dynamormCdk(['--version']);
  const program = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  return run('python3', ['-c', program, process.execPath, bin, ...args], { ...start, env: { TERM: 'xterm-256color', ...start.env } });
}

/** Runs a line of the shell in which `dynamorm-cdk` is the command. */
export async function inShell(line: string, start: Start = {}): Promise<Ended> {
  await dynamormCdk(['--version']);
  return run('bash', ['-o', 'pipefail', '-c', `dynamorm-cdk() { "${process.execPath}" "${bin}" "$@"; }; ${line}`], start);
}

/** Runs a program to its end. */
export function run(program: string, args: string[], { cwd = folder, env, input = '' }: Start = {}): Promise<Ended> {
  return new Promise((done, failed) => {
    // Node shows no colours where CI is set.
    const { NO_COLOR, FORCE_COLOR, DEBUG, CI, ...clean } = process.env;
    const child = spawn(program, args, { cwd, env: { ...clean, ...env }, stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', failed);
    child.once('close', (code) => done({ code: code ?? -1, out, err }));
  });
}
