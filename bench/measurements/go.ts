import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generate } from '../../tools/bindings/generate';
import { go as language } from '../../tools/bindings/go';
import { runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import type { Measurement, Section } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import type { Spent } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave, type Rounds } from '../sampling/interleave';
import { ratioOf } from '../sampling/spread';
import { MOST_WITH_KEYS, sameFrom } from './synthesis';

const PEER = 'TableV2';
const CONTESTANTS = new Map([
  [PEER, 'table-v2'],
  ['DynamORMTable', 'dynamorm-table'],
]);
const SIZES: [tables: number, rounds: number][] = [
  [1, 9],
  [50, 5],
  [500, 2],
];
const binary = join(root, '.cache/bench/synthesis-go');

export const go: Measurement = {
  name: 'go',
  title: 'Synthesis from Go, through the bindings',
  run: async (progress) => {
    const missing = await language.missing();
    if (missing) return { text: [`Not measured: ${missing}.`] };
    progress('generating the bindings and building the program');
    await generate(language);
    await runOrFail('go', ['build', '-o', binary, '.'], { cwd: join(root, 'bench/go') });
    const measured = new Map<number, Rounds<Spent>>();
    for (const [tables, rounds] of SIZES) {
      sameTemplates(tables);
      progress(`${tables} ${tables === 1 ? 'table' : 'tables'}: the templates are equal; ${rounds} rounds`);
      const runs = [...CONTESTANTS].map(([name, contestant]): [string, () => Spent] => [name, () => inNewFolder(contestant, tables)]);
      // An app of many tables makes up for what a first process finds cold.
      measured.set(tables, interleave(new Map(runs), rounds, { warmUp: tables < 500 }));
    }
    return section(measured);
  },
};

function synthesize(contestant: string, tables: number, folder: string): Spent {
  const flags = require.resolve('aws-cdk-lib/recommended-feature-flags.json');
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(binary, [contestant, String(tables), folder, flags], {
    encoding: 'utf8',
    env: { ...process.env, JSII_DEPRECATED: 'quiet', NODE_OPTIONS: '' },
  });
  const wall = performance.now() - before;
  if (status !== 0) throw new Error(`The Go program failed with ${contestant}:\n${stdout}${stderr}`);
  return { wall, ...JSON.parse(stdout.trim().split('\n').pop() ?? '') };
}

function inNewFolder(contestant: string, tables: number): Spent {
  return inFolder((folder) => synthesize(contestant, tables, folder));
}

function sameTemplates(tables: number): void {
  sameFrom(`The Go templates of ${tables} tables`, CONTESTANTS.values(), (contestant, folder) => synthesize(contestant, tables, folder));
}

function section(measured: Map<number, Rounds<Spent>>): Section {
  const ratio = (rounds: Rounds<Spent>, column: keyof Spent) =>
    ratioOf(samples(rounds, 'DynamORMTable')(column), samples(rounds, PEER)(column));
  const named = (count: number) => `${count} ${count === 1 ? 'table' : 'tables'}`;
  return {
    text: [
      'The same tables, made by a compiled Go program. Time and memory are those of the program and of the Node process behind it together.',
      legend,
      ...[...measured].map(([count, rounds]) => `${named(count)}:\n\n${comparison(rounds, PEER)}`),
    ],
    verdicts: [...measured].map(([count, rounds]) =>
      atMost(`synthesis from Go with keys given, ${named(count)}: time against TableV2`, MOST_WITH_KEYS, ratio(rounds, 'processor').median),
    ),
    plots: [
      {
        name: 'go-ratio',
        title: 'Cost of a synthesis from Go in times that of TableV2',
        svg: barPlot(
          'Cost of a synthesis from Go in times that of TableV2',
          'times',
          (['wall', 'processor', 'memory'] as const).map((column) => ({
            label: { wall: 'by the clock', processor: 'processor time', memory: 'memory' }[column],
            bars: [...measured].map(([count, rounds]) => ({ label: named(count), value: ratio(rounds, column) })),
          })),
          MOST_WITH_KEYS,
        ),
      },
    ],
  };
}
