import { join } from 'node:path';
import { compile } from '../packaging/compile';
import { bound, quiet } from '../packaging/packages';
import { translateSnippets } from '../packaging/snippets';
import { runOrFail } from '../processes/run';
import { root } from '../root';
import { digestOf, unlessDone } from '../work/stamps';
import type { Language } from './language';

/** What a package's tarball, and so its bindings, is made of. */
export function digestOfPackages(): string {
  const parts = ['.jsii', 'lib', 'package.json', 'README.md', '.npmignore', '.jsii.tabl.json'];
  return digestOf(bound.flatMap((name) => parts.map((part) => `packages/${name}/${part}`)));
}

/** Generates and installs the bindings of one language, unless the packages are those they were last made from. */
export async function generate(language: Language): Promise<void> {
  await compile();
  // Translated snippets stand in the bindings' documentation; whether all compile is another check's matter.
  await translateSnippets();
  const changed = await unlessDone(`bindings-${language.name}`, language.output, digestOfPackages(), async () => {
    const folders = bound.map((name) => `packages/${name}`);
    const maven = ['--maven-local-repository', join(root, '.cache/maven')];
    await runOrFail('jsii-pacmak', [...folders, '--target', language.name, '--outdir', 'dist', ...maven], { env: quiet });
  });
  await language.install(changed);
}
