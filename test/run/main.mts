import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chosenParts } from '../../tools/work/chosen-parts.js';
import { PARTS } from './chosen.mjs';
import { Counts, closingLine } from './counts.mjs';
import { partsOf } from './parts.mjs';

const root = join(import.meta.dirname, '../..');
const parts = partsOf();

const help = `Runs the tests of the repository, all of them unless some are named.

  npm test
  npm test -- --only unit,lint
  npm test -- --nodes 22,24,26 --only unit       one after the other on several versions of Node

The parts:
${parts.map(({ name, title }) => `  ${name.padEnd(16)} ${title}`).join('\n')}`;

async function main(): Promise<number> {
  const chosen = chosenParts(parts, 'part', help, ['nodes']);
  if (typeof chosen === 'number') return chosen;
  const names = chosen.map(({ name }) => name);
  const { values } = parseArgs({ options: { nodes: { type: 'string' } }, strict: false });
  if (typeof values.nodes !== 'string') return (await testsOn(process.execPath, names)).code;
  // Not before: whoever runs processes ends at Ctrl-C, and this one waits for what vitest has to end.
  const { nodeBinary } = await import('../../tools/node-versions.js');
  const runs = [];
  for (const major of values.nodes.split(',').map((word) => word.trim())) {
    const node = await nodeBinary(major);
    if (!node) throw new Error(`There is no Node ${major} to fetch for this machine; run \`npm test\` under it instead.`);
    console.log(`\n▸ Node ${major}`);
    runs.push(await testsOn(node, names));
  }
  console.log(`\nOn Node ${values.nodes} together:\n${closingLine(Counts.sum(runs.map(({ counts }) => counts)))}`);
  return Math.max(...runs.map(({ code }) => code));
}

/** Runs the parts on one Node, for vitest and all that it starts. */
function testsOn(node: string, names: string[]): Promise<{ code: number; counts: Counts }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false', '--reporter', './test/run/reporter.mts'];
  const env = { ...process.env, [PARTS]: names.join(','), JSII_NODE: node, PATH: `${join(node, '..')}:${process.env.PATH}` };
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let counts = new Counts();
  child.on('message', (message) => {
    counts = message as Counts;
  });
  // Ctrl-C reaches the child by itself; it ends what it started.
  process.on('SIGINT', () => undefined);
  for (const name of ['SIGTERM', 'SIGHUP'] as const) process.on(name, () => child.kill(name));
  return new Promise((done) => child.on('exit', (code, signal) => done({ code: code ?? (signal ? 1 : 0), counts })));
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
