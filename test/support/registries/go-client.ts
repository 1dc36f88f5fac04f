import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../projenrc/identity';
import { generate } from '../../../tools/bindings/generate';
import { go as language } from '../../../tools/bindings/go';
import { runOrFail } from '../../../tools/processes/run';
import { root } from '../../../tools/root';
import { goProxy } from './go-proxy';
import type { Registries } from './registries';

/** Go that finds our modules. It keeps the machine's caches, from which our modules are gone afterwards: aws-cdk-go takes minutes to compile. */
export async function go(): Promise<Registries> {
  await generate(language);
  const { server, version } = goProxy(join(root, 'dist/go'));
  const origin = await server.start();
  const variable = async (name: string): Promise<string> => (await runOrFail('go', ['env', name])).trim();
  const [cache, modules, proxies, flags] = await Promise.all(['GOCACHE', 'GOMODCACHE', 'GOPROXY', 'GOFLAGS'].map(variable));
  return {
    environment: {
      GOCACHE: cache,
      GOMODCACHE: modules,
      GOPROXY: `${origin},${proxies}`,
      GONOSUMDB: `${identity.goModule}/*`,
      GOFLAGS: `${flags} -modcacherw`.trim(),
      GOTOOLCHAIN: 'local',
    },
    stop: async () => {
      await server.stop();
      forget(modules, version);
    },
  };
}

/** Removes one version of our modules from Go's cache. */
function forget(cache: string, version: string): void {
  for (const folder of [join(cache, identity.goModule), join(cache, 'cache/download', identity.goModule)]) {
    if (!existsSync(folder)) continue;
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const own = entries.filter(({ name }) => name.includes(`@${version}`) || name.startsWith(`${version}.`));
    for (const entry of own) rmSync(join(entry.parentPath, entry.name), { recursive: true, force: true });
  }
}
