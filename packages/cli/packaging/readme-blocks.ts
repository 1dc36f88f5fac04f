import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

/** The one code block of the README in a language that holds a text: what is tried is what readers copy. */
export function readmeBlock(language: string, holding: string): string {
  const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(
    ([, name, text]) => name === language && text.includes(holding),
  );
  if (blocks.length !== 1) throw new Error(`The README has ${blocks.length} blocks of ${language} with \`${holding}\`, not one.`);
  return blocks[0][2];
}
