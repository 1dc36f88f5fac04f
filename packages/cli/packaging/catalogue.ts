import { join, resolve } from 'node:path';
import type { CatalogueEntry, CodePage, catalogueOf } from '@dynamorm-cdk/core/diagnostics';
import { buildSync } from 'esbuild';

const folder = resolve(__dirname, '..');
let entries: CatalogueEntry[] | undefined;

/** The codes of all packages, worked out now: the bundle holds their texts, not the rules and constructs that use them. */
export function catalogueEntries(): CatalogueEntry[] {
  entries ??= evaluated();
  return entries;
}

function evaluated(): CatalogueEntry[] {
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    stdin: {
      contents: "export { codePages } from './packaging/code-pages'; export { catalogueOf } from '@dynamorm-cdk/core/diagnostics';",
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
    alias: {
      '@dynamorm-cdk/core': join(folder, '../core/src'),
      '@dynamorm-cdk/model-source': join(folder, '../model-source/src/codes/index.ts'),
      '@dynamorm-cdk/model-spec': join(folder, '../model-spec/src/index.ts'),
    },
  });
  const loaded: { exports: Partial<{ codePages: CodePage[]; catalogueOf: typeof catalogueOf }> } = { exports: {} };
  new Function('module', 'require', '__dirname', outputFiles[0].text)(loaded, require, join(folder, 'packaging'));
  const { codePages = [], catalogueOf: merged } = loaded.exports;
  return [...(merged?.(codePages).values() ?? [])];
}
