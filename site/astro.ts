import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repository } from './pages/repository.js';

const folder = join(repository, 'site');
const manifest = createRequire(join(folder, 'package.json')).resolve('astro/package.json');

/** How Astro is started: in its folder, and without reports to anybody. */
export const astro = {
  program: join(dirname(manifest), 'bin/astro.mjs'),
  options: { cwd: folder, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
};
