import { join } from 'node:path';
import { identity } from '../projenrc/identity';
import { compile } from '../tools/packaging/compile';
import { bound, quiet } from '../tools/packaging/packages';
import { run } from '../tools/processes/run';
import { root } from '../tools/root';
import { lastRelease } from './version';

export interface Compatibility {
  /** In a sentence, what was compared. */
  readonly compared: string;
  /** What breaks programs that were written for the last release; empty where nothing does. */
  readonly breaks: string;
}

/** Compares the public interfaces with those of the last release. */
export async function compatibility(): Promise<Compatibility> {
  const last = await lastRelease();
  if (!last) return { compared: 'nothing has been released yet, so there is nothing to compare with', breaks: '' };
  await compile();
  const breaks: string[] = [];
  for (const name of bound) {
    const args = [`npm:${identity.npmScope}/${name}@${last}`, join(root, 'packages', name), '--error-on', 'all'];
    const { status, output } = await run('jsii-diff', args, { env: quiet });
    if (status !== 0) breaks.push(`packages/${name}:\n${output.trim()}`);
  }
  return { compared: `compared with ${last}`, breaks: breaks.join('\n\n') };
}
