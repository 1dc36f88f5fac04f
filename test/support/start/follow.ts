import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../../tools/root';
import type { Newcomer } from './newcomer';
import { difference } from './output';
import { type CommandStep, type Step, stepsOf } from './page';
import { Shell } from './shell';

/** How long each command took, in the order of the page. */
export type Times = { readonly command: string; readonly seconds: number }[];

/** Does what a page, or one section of it, says, word for word, and fails at the first line that does not do what the page says. */
export async function follow(page: string, newcomer: Newcomer, section?: string): Promise<Times> {
  const steps = stepsOf(page, section);
  const times: { command: string; seconds: number }[] = [];
  const shell = new Shell(newcomer.folder, newcomer.environment);
  try {
    for (const step of steps) {
      const began = Date.now();
      await take(step, newcomer, shell, `${relative(root, page)}:${step.line}`);
      if (step.kind === 'command') times.push({ command: step.command, seconds: (Date.now() - began) / 1000 });
    }
  } finally {
    shell.close();
  }
  return times;
}

async function take(step: Step, newcomer: Newcomer, shell: Shell, place: string): Promise<void> {
  if (step.kind === 'command') return obey(step, newcomer, shell, place);
  // A reader's editor has the project open: names are those of the project's folder, wherever the shell is.
  const file = join(newcomer.folder, step.name);
  if (step.kind === 'file') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, newcomer.adapted(step.text));
    return;
  }
  const before = readFileSync(file, 'utf8');
  if (!before.includes(step.from)) throw new Error(`${place}: ${step.name} has no \`${step.from}\`.`);
  writeFileSync(file, before.replaceAll(step.from, step.to));
}

async function obey(
  { command, output: shown, status: expected }: CommandStep,
  newcomer: Newcomer,
  shell: Shell,
  place: string,
): Promise<void> {
  const { status, output } = await shell.run(newcomer.adapted(command));
  const printed = newcomer.restored(output);
  if (status !== expected) throw new Error(`${place}: \`${command}\` ended with ${status}, not ${expected}:\n${printed}`);
  const differs = shown === undefined ? undefined : difference(shown, printed);
  if (differs) throw new Error(`${place}: \`${command}\` printed something else. ${differs}`);
}
