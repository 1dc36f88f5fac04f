// Writes the page of each package's codes: `npx tsx packages/cli/packaging/code-pages.ts`. A test fails when a page is out of date.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type CodePage, renderCodePage } from '@dynamorm-cdk/core/diagnostics';
import { codePage as modelSpec } from '../../model-spec/src/rules/code-page';
import { codePage as multiTenant } from '../../multi-tenant/src/codes';
import { codePage as table } from '../../table/src/codes';
import { codePage as cli } from '../src/codes';

const root = resolve(__dirname, '../../..');

/** The pages of all packages. */
export const codePages: readonly CodePage[] = [modelSpec, table, multiTenant, cli];

/** The path of a page, and what it must hold. */
export function written(page: CodePage): { path: string; text: string } {
  return { path: join(root, page.page), text: renderCodePage(page) };
}

if (require.main === module) {
  for (const { path, text } of codePages.map(written)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
