import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fencedBlocks } from '../../../tools/pages/fenced-blocks';

const guides = ['command-line-in-ci', 'models-from-source']
  .map((name) => readFileSync(resolve(__dirname, `../../../docs/guides/${name}.md`), 'utf8'))
  .join('\n');

/** The one code block of the guides in a language that holds a text: what is tried is what readers copy. */
export function guideBlock(language: string, holding: string): string {
  const blocks = fencedBlocks(guides).filter(({ info, text }) => info === language && text.includes(holding));
  if (blocks.length !== 1) throw new Error(`The guides have ${blocks.length} blocks of ${language} with \`${holding}\`, not one.`);
  return blocks[0].text;
}
