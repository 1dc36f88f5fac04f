import { join } from 'node:path';
import { runOrFail } from '../processes/run';
import { root } from '../root';
import { digestOf, unlessDone } from '../work/stamps';

/** Packages in the order in which they need one another. */
const packages = ['core', 'model-spec', 'table', 'multi-tenant', 'cli'];

/** Compiles the packages whose sources, or whose siblings' sources, have changed. */
export async function compile(): Promise<string> {
  const compiled: string[] = [];
  const sources: string[] = ['tsconfig.base.json', 'pnpm-lock.yaml', 'packaging'];
  for (const name of packages) {
    const folder = join('packages', name);
    if (name === 'cli') sources.push('packages/model-source/src');
    sources.push(join(folder, 'src'), join(folder, 'package.json'), join(folder, 'tsconfig.json'), join(folder, 'README.md'));
    const done = await unlessDone(
      `compile-${name}`,
      join(folder, 'lib', name === 'core' ? 'text/index.js' : 'index.js'),
      digestOf(sources),
      async () => {
        await runOrFail('projen', ['compile'], { cwd: join(root, folder) });
      },
    );
    if (done) compiled.push(name);
  }
  return compiled.length > 0 ? `compiled ${compiled.join(', ')}` : 'up to date';
}
