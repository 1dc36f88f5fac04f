import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunResult, run } from '../processes/run';
import { root } from '../root';
import { digestOf, unlessDone } from '../work/stamps';
import { bound, quiet } from './packages';

const cache = join(root, '.cache/rosetta.json');
const translated = '.jsii.tabl.json';

/**
 * Compiles every snippet of the READMEs and of the documentation, and translates it into the languages of the bindings. What compiles is
 * translated in any case; the status says whether all do. Unchanged snippets come from a cache.
 */
export async function translateSnippets(): Promise<RunResult> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const sources = bound.flatMap((name) => ['.jsii', 'README.md', 'rosetta'].map((part) => `packages/${name}/${part}`));
  let result: RunResult = { status: 0, output: '' };
  await unlessDone('snippets', `packages/${bound.at(-1)}/${translated}`, digestOf(sources), async () => {
    result = await run(
      'jsii-rosetta',
      ['extract', '--strict', '--cache', cache, '--trim-cache', ...bound.map((name) => join('packages', name))],
      {
        env: quiet,
      },
    );
    if (result.status !== 0) throw new SnippetError(result);
  }).catch((error) => {
    if (!(error instanceof SnippetError)) throw error;
  });
  return result;
}

/** Keeps a translation with faults from being taken for done. */
class SnippetError extends Error {
  constructor({ output }: RunResult) {
    super(output);
  }
}
