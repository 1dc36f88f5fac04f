import { join } from 'node:path';
import { compile } from '../compile';
import { root, runOrFail } from '../processes';
import { digestOf, unlessDone } from '../stamps';
import type { Language } from './language';

export const bound = ['model-spec', 'table', 'multi-tenant'];

/** jsii's own reports, of no use in the output of a check. */
export const quiet = { JSII_DEPRECATED: 'quiet', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** What a package's tarball, and so its bindings, is made of. */
export function digestOfPackages(): string {
  const parts = ['.jsii', 'lib', 'package.json', 'README.md', '.npmignore'];
  return digestOf(bound.flatMap((name) => parts.map((part) => `packages/${name}/${part}`)));
}

/** Generates and installs the bindings of one language, unless the packages are those they were last made from. */
export async function generate(language: Language): Promise<void> {
  await compile();
  const changed = await unlessDone(`bindings-${language.name}`, language.output, digestOfPackages(), async () => {
    const folders = bound.map((name) => `packages/${name}`);
    const maven = ['--maven-local-repository', join(root, '.cache/maven')];
    await runOrFail('jsii-pacmak', [...folders, '--target', language.name, '--outdir', 'dist', ...maven], { env: quiet });
  });
  await language.install(changed);
}
