import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunResult, run } from '../processes/run';
import { root } from '../root';
import { bound, quiet } from './packages';

const cache = join(root, '.cache/rosetta.json');
let translation: Promise<RunResult> | undefined;

/**
 * Compiles every snippet of the READMEs and of the documentation, and translates it into the languages of the bindings. What compiles is
 * translated in any case; the status says whether all do. Unchanged snippets come from a cache.
 */
export function translateSnippets(): Promise<RunResult> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  translation ??= run(
    'jsii-rosetta',
    ['extract', '--strict', '--cache', cache, '--trim-cache', ...bound.map((name) => join('packages', name))],
    { env: quiet },
  );
  return translation;
}
