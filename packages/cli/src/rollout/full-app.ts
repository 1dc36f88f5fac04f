import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssemblyStack, assemblyStack } from './assembly-stack';
import { type CdkOptions, synthesize } from './cdk';
import { type WholeTemplate, wholeTemplate } from './whole-template';

/** The app as it should be deployed in the end. */
export interface FullApp {
  /** Its cloud assembly, for `cdk deploy --app`. */
  readonly directory: string;
  readonly stack: AssemblyStack;
  readonly template: WholeTemplate;
}

/** A folder for what a run writes; it is gone with the run. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-rollout-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Synthesizes the app, or takes the assembly that is there. */
export async function fullApp(name: string, folder: string, options: CdkOptions, onOutput: (text: string) => void): Promise<FullApp> {
  const made = options.app !== undefined && statSync(options.app, { throwIfNoEntry: false })?.isDirectory();
  const directory = made ? (options.app as string) : join(folder, 'full');
  if (!made) await synthesize(directory, options, onOutput);
  const stack = assemblyStack(directory, name);
  const file = join(stack.directory, stack.artifact.properties.templateFile);
  return { directory, stack, template: wholeTemplate(readFileSync(file, 'utf8'), `\`${file}\``) };
}
