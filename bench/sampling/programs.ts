import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const sources = join(__dirname, '../programs');

/** Where the programs stand as plain JavaScript: a loader of TypeScript would cost all contestants more than some of them cost themselves. */
export const programs = join(__dirname, '../.programs');

/** Translates the programs of the benchmark. Packages stay outside: they are loaded as users have them. */
export function translatePrograms(): void {
  rmSync(programs, { recursive: true, force: true });
  const entryPoints = readdirSync(sources).map((name) => join(sources, name));
  buildSync({
    entryPoints: entryPoints.map((path) => (path.endsWith('.ts') ? path : join(path, 'main.ts'))),
    outdir: programs,
    outbase: sources,
    bundle: true,
    packages: 'external',
    // Private, so that nobody has it installed.
    alias: { '@dynamorm-cdk/core': join(__dirname, '../../packages/core/src') },
    platform: 'node',
    target: 'node22',
    logLevel: 'warning',
  });
}
