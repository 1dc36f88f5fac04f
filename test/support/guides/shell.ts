import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../../tools/root';

const bin = join(root, 'packages/cli/bin/dynamorm-cdk.js');

/** A command of a `console` block, and what the page says it prints. */
export interface Command {
  readonly line: string;
  readonly output: string;
}

/** Commands begin with `$ `; what follows is their output. */
export function commandsIn(text: string): Command[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = /(?<!\\)\n/.exec(part)?.index ?? part.length;
      return { line: part.slice(0, end), output: part.slice(end + 1) };
    });
}

/** The options of `cdk synth` in a line, or nothing for any other command. */
export function cdkSynth(line: string): { output?: string; context: Record<string, string> } | undefined {
  if (!/^(npx )?cdk synth\b/.test(line)) return undefined;
  const context = [...line.matchAll(/-c (\S+?)=(\S+)/g)].map(([, name, value]) => [name, value]);
  return { output: /--output (\S+)/.exec(line)?.[1], context: Object.fromEntries(context) };
}

/** Runs a line of the shell as a reader would, in which `dynamorm-cdk` is the command. Gives all that it prints. */
export function shell(line: string, folder: string, solver: string): string {
  const { NO_COLOR, FORCE_COLOR, DEBUG, CI, ...env } = process.env;
  const command = `dynamorm-cdk() { "${process.execPath}" "${bin}" "$@"; }\nnpx() { "$@"; }\n`;
  const identity = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'A reader'],
    [`GIT_${who}_EMAIL`, 'reader@example.com'],
  ]);
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${command}${withSolver(line, solver)}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...Object.fromEntries(identity), AWS_EC2_METADATA_DISABLED: 'true' },
  });
  return stdout;
}

/** A reader has cvc5 on the path; here it is in an environment of the tests. */
const withSolver = (line: string, solver: string): string => (line.includes('dynamorm-cdk prove') ? `${line} --solver '${solver}'` : line);
