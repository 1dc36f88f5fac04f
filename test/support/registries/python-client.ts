import { join } from 'node:path';
import { generate } from '../../../tools/bindings/generate';
import { python as language } from '../../../tools/bindings/python';
import { run, runOrFail } from '../../../tools/processes/run';
import { root } from '../../../tools/root';
import { pythonIndex } from './python-index';
import type { Registries } from './registries';

/** pip that finds our wheels, and all else where the machine has it configured. */
export async function python(): Promise<Registries> {
  await generate(language);
  const configured = await run('python3', ['-m', 'pip', 'config', 'get', 'global.index-url']);
  const index = pythonIndex(join(root, 'dist/python'), configured.status === 0 ? configured.output.trim() : 'https://pypi.org/simple');
  const origin = await index.start();
  const cache = (await runOrFail('python3', ['-m', 'pip', 'cache', 'dir'])).trim();
  return { environment: { PIP_INDEX_URL: `${origin}/simple`, PIP_CACHE_DIR: cache }, stop: () => index.stop() };
}
