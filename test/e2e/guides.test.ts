// Guides and READMEs: programs synthesize, commands print what the pages show, links lead somewhere
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../integ/local-cloud/python-environment';
import { bundle } from '../../packages/cli/packaging/bundle';
import { runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { type Block, blocksOf, guides } from '../support/guides/blocks';
import { programOf } from '../support/guides/fragments';
import { synthesize } from '../support/guides/programs';
import { cdkSynth, commandsIn, shell } from '../support/guides/shell';
import { deadLinksIn } from '../support/pages/links';
import { project } from '../support/pages/project';

/** `UPDATE_GUIDES=1 npx vitest run test/e2e/guides.test.ts` writes what commands print into the pages. */
const update = Boolean(process.env.UPDATE_GUIDES);
const readmes = [
  'README.md',
  ...readdirSync(join(root, 'packages')).flatMap((name) =>
    existsSync(join(root, 'packages', name, 'README.md')) ? [`packages/${name}/README.md`] : [],
  ),
];
let solver: string;

beforeAll(async () => {
  await bundle({ outfile: join(root, 'packages/cli/lib/index.js') });
  solver = await ensurePythonEnvironment(join(root, '.cache/local-cloud'));
});

describe.each(guides)('%s', (page) => {
  test('runs from top to bottom', async () => {
    const folder = join(root, '.cache/guides', page.replace(/\W/g, '_'));
    rmSync(folder, { recursive: true, force: true });
    for (const [name, text] of Object.entries(project)) write(join(folder, name), text);
    await runOrFail('git', ['init', '--quiet', '--initial-branch', 'main', folder]);
    for (const step of stepsOf(page, folder)) step();
  });
});

test('links of READMEs and guides lead to pages and headings of this repository', () => {
  expect(readmes.length).toBeGreaterThan(7);
  expect([...readmes, 'docs/README.md', ...guides].flatMap(deadLinksIn)).toEqual([]);
});

/** What a reader does with the blocks of a page, one after the other, in a folder. */
function stepsOf(page: string, folder: string): (() => void)[] {
  const blocks = blocksOf(page);
  let program = '';
  let refused = '';
  const synth = (block: Block, text: string, output?: string): void => {
    refused = synthesize(text, { folder, output });
    const next = blocks.slice(blocks.indexOf(block) + 1).find(({ language }) => !['go', 'python', 'java'].includes(language));
    if (refused && next?.language !== 'text') expect.fail(`${block.place} does not synthesize: ${refused}`);
  };
  return blocks.map((block) => () => {
    const { language, text, file, place } = block;
    if (file) write(join(folder, file), text.slice(text.indexOf('\n') + 1));
    if (language === 'ts' && text.includes('new App(')) {
      program = text;
      synth(block, program);
    } else if (language === 'ts' && !file) {
      synth(block, programOf(text), 'cdk.fragment');
    } else if (language === 'text') {
      if (update) replaceIn(page, `\`\`\`text\n${text}`, `\`\`\`text\n${refused}\n`);
      else expect(`${refused}\n`, place).toBe(text);
    } else if (language === 'console') {
      runCommands(block, page, (line) => {
        const options = cdkSynth(line);
        return options ? synthesize(program, { folder, ...options }) : shell(line, folder, solver);
      });
    }
  });
}

function runCommands(block: Block, page: string, print: (line: string) => string): void {
  const printed = commandsIn(block.text).map(({ line, output }) => ({ line, output, now: print(line) }));
  if (update) {
    const now = printed.map((command) => `$ ${command.line}\n${command.now}`).join('');
    replaceIn(page, `\`\`\`console\n${block.text}\`\`\``, `\`\`\`console\n${now}\`\`\``);
  } else {
    for (const { line, output, now } of printed) expect(now, `${block.place}: ${line}`).toBe(output);
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function replaceIn(page: string, old: string, text: string): void {
  const file = join(root, page);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(old, () => text),
  );
}
