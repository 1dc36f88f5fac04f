import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fencedBlocks } from '../../../tools/pages/fenced-blocks';
import { root } from '../../../tools/root';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Page and line, such as `docs/guides/tenants.md:21`. */
  readonly place: string;
  /** The file that the first line names in a comment, such as `# models.dms.yaml`. */
  readonly file?: string;
}

const inFolder = (folder: string, names: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => names.test(name))
    .map((name) => `${folder}/${name}`);

/** The pages with programs and commands that run: the guides, and what packages say beside them. */
export const guides = [
  'README.md',
  ...inFolder('docs/guides', /\.md$/),
  ...['table', 'multi-tenant'].flatMap((name) => [
    `packages/${name}/README.md`,
    ...inFolder(`packages/${name}/docs`, /^(grants|isolation|table-options)\.md$/),
  ]),
];

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  return fencedBlocks(readFileSync(join(root, page), 'utf8')).map(({ language, text, line }) => ({
    language,
    text,
    place: `${page}:${line}`,
    file: /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(text)?.[1],
  }));
}
