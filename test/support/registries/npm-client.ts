import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../projenrc/identity';
import { compile } from '../../../tools/packaging/compile';
import { tarballs } from '../../../tools/packaging/tarballs';
import { runOrFail } from '../../../tools/processes/run';
import { npmRegistry } from './npm';
import type { Registries } from './registries';

/** npm that finds our packages, and all else as the machine has it configured. */
export async function npm(home: string): Promise<Registries> {
  await compile();
  const { server, path } = npmRegistry(await tarballs(join(home, '..', 'tarballs')));
  const registry = `${await server.start()}${path}`;
  const configured = async (name: string): Promise<string> => (await runOrFail('npm', ['config', 'get', name])).trim();
  const userConfig = await configured('userconfig');
  const config = existsSync(userConfig) ? readFileSync(userConfig, 'utf8') : '';
  writeFileSync(join(home, '.npmrc'), `${config}\n${identity.npmScope}:registry=${registry}\n`);
  return {
    environment: {
      npm_config_userconfig: join(home, '.npmrc'),
      npm_config_prefix: join(home, 'npm'),
      npm_config_cache: await configured('cache'),
      npm_config_prefer_offline: 'true',
    },
    programs: [join(home, 'npm/bin')],
    stop: () => server.stop(),
  };
}
