import { written } from '../documents';
import type { Measurement, Section } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { linePlot } from '../report/line-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import { program, type Spent } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave, type Rounds } from '../sampling/interleave';
import { ratioOf, spreadOf } from '../sampling/spread';

/** Milliseconds that the rules may take for 10,000 models. */
const MOST_RULES = 500;

const PARSED = 'parse YAML';
const VALIDATED = 'validate';
const WITH_AJV = 'parse YAML, then Ajv';

/** Models, and how often each document is judged in each way. */
const SIZES: [models: number, rounds: number][] = [
  [10, 15],
  [1_000, 7],
  [10_000, 3],
];

export const validator: Measurement = {
  name: 'validator',
  title: 'The validator against parsing alone, and against Ajv',
  run: async (progress) =>
    inFolder((folder) => {
      const measured = new Map<number, Rounds<Spent>>();
      for (const [models, rounds] of SIZES) {
        progress(`${models} models: ${rounds} rounds`);
        measured.set(models, validate(folder, models, rounds));
      }
      progress('10,000 and 20,000 models, JSON, findings, the rules alone');
      return section(measured, further(folder));
    }),
};

/** Judges a document of so many models in turn. */
export function validate(
  folder: string,
  models: number,
  rounds: number,
  ways = new Map([
    [PARSED, 'parse'],
    [VALIDATED, 'validate'],
    [WITH_AJV, 'ajv'],
  ]),
) {
  const file = written(folder, models);
  return interleave(new Map([...ways].map(([name, way]) => [name, () => within('validator/main', way, file)])), rounds, {
    // A document that takes seconds makes up for what a first process finds cold.
    warmUp: models < 10_000,
  });
}

/** What a program has measured of itself: the work without the loading. */
function within(name: string, ...args: string[]): Spent {
  return JSON.parse(program(name, ...args).output);
}

function further(folder: string): Rounds<Spent> {
  const small = written(folder, 100, { json: true });
  const json = written(folder, 10_000, { json: true });
  const yaml = written(folder, 10_000);
  const twice = written(folder, 20_000);
  const faulty = written(folder, 10_000, { faulty: true });
  const runs: [string, () => Spent][] = [
    ['10,000 models', () => within('validator/main', 'validate', yaml)],
    ['20,000 models', () => within('validator/main', 'validate', twice)],
    ['20,000 models, parsed alone', () => within('validator/main', 'parse', twice)],
    ['10,000 models, a finding in each', () => within('validator/main', 'validate', faulty)],
    ['10,000 models, JSON', () => within('validator/main', 'validate', json)],
    ['10,000 models, the rules alone', () => within('validator/main', 'rules', json, small)],
  ];
  return interleave(new Map(runs), 2, { warmUp: false });
}

function section(measured: Map<number, Rounds<Spent>>, more: Rounds<Spent>): Section {
  const ratio = (rounds: Rounds<Spent>, name: string) => ratioOf(samples(rounds, name)('processor'), samples(rounds, PARSED)('processor'));
  const growth = ratioOf(samples(more, '20,000 models')('processor'), samples(more, '10,000 models')('processor')).median;
  const rules = spreadOf(samples(more, '10,000 models, the rules alone')('processor')).median;
  return {
    text: [
      'Documents of models with ten attributes and an index each; 10,000 of them are 12 MB. "Parse YAML" is js-yaml, without the positions that findings need; ' +
        '"Ajv" parses by it and judges them by the schema that the package ships, which knows less than a tenth of the rules and no positions. ' +
        'Every process judges one document, once: libraries are loaded before, nothing is warm. Memory is that of the whole process.',
      legend,
      ...[...measured].map(([models, rounds]) => `${models.toLocaleString('en')} models:\n\n${comparison(rounds, PARSED)}`),
      `Further:\n\n${comparison(more, '10,000 models')}`,
    ],
    verdicts: [
      atMost('growth: 20,000 models in YAML, in times 10,000', 2.3, growth),
      atMost('the rules alone, 10,000 models', MOST_RULES, rules, { digits: 0, unit: ' ms' }),
    ],
    plots: [
      {
        name: 'validator-ratio',
        title: 'Processor time in times that of parsing YAML',
        svg: barPlot(
          'Processor time in times that of parsing YAML',
          'times',
          [...measured].map(([models, rounds]) => ({
            label: `${models.toLocaleString('en')} models`,
            bars: [VALIDATED, WITH_AJV].map((label) => ({ label, value: ratio(rounds, label) })),
          })),
        ),
      },
      {
        name: 'validator-growth',
        title: 'Processor time by models',
        svg: linePlot(
          'Processor time by models',
          [PARSED, VALIDATED, WITH_AJV].map((label) => ({
            label,
            points: [...measured].map(([models, rounds]) => [models, spreadOf(samples(rounds, label)('processor')).median]),
          })),
          { x: 'models', y: 'milliseconds', logarithmic: 'both' },
        ),
      },
    ],
  };
}
