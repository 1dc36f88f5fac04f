import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** Checks the words of everything that people read: `tools/writing` has the rules and the list. */
export function words(root: PnpmMonorepo): void {
  root.addDevDeps(`@textlint/kernel@${versions.textlint}`, `@textlint/textlint-plugin-markdown@${versions.textlint}`);
  root.addTask('words', {
    description: 'Check the words of the texts, or of the files that are named',
    exec: 'tsx tools/writing/main.ts',
    receiveArgs: true,
  });
}
