import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from '../measurement';
import { document } from '../programs/synthesis/document';
import { barPlot } from '../report/bar-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import { type Ended, node, program } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave } from '../sampling/interleave';
import { ratioOf, spreadOf } from '../sampling/spread';

/** The command line as it is installed. */
export const commandLine = join(__dirname, '../../packages/cli/bin/dynamorm-cdk.js');

const BARE = 'node -e 0';
const VERSION = 'dynamorm-cdk --version';
const VALIDATE = 'dynamorm-cdk validate';
const ROUNDS = 15;
const TABLES = 5;

export const commands: Measurement = {
  name: 'command-line',
  title: 'The command line from start to finish',
  run: async (progress) => {
    const rounds = inFolder((folder) => {
      const models = join(folder, 'models.dms.yaml');
      const template = join(folder, 'cdk.out');
      writeFileSync(models, document(TABLES));
      program('synthesis/main', 'dynamorm-table-with-models', TABLES, template);
      const maps = logicalIds(template).flatMap((id, at) => ['--map', `table${at}=${id}`]);
      progress(`${ROUNDS} rounds`);
      return interleave(
        new Map<string, () => Ended>([
          [BARE, () => node(['-e', '0'])],
          [VERSION, () => node([commandLine, '--version'])],
          [VALIDATE, () => node([commandLine, 'validate', models])],
          ['dynamorm-cdk check', () => node([commandLine, 'check', '--models', models, '--template', template, ...maps])],
        ]),
        ROUNDS,
      );
    });
    const times = (name: string) => ratioOf(samples(rounds, name)('wall'), samples(rounds, BARE)('wall')).median;
    return {
      text: [
        `\`validate\` reads a document of ${TABLES} models with five indexes each; \`check\` compares it with a cloud assembly of as many tables.`,
        legend,
        comparison(rounds, BARE),
      ],
      verdicts: [
        atMost('start of the command line (`--version`) against `node -e 0`, by the clock', 1.4, times(VERSION)),
        atMost('`validate` of 5 models against `node -e 0`, by the clock', 1.8, times(VALIDATE)),
      ],
      plots: [
        {
          name: 'command-line',
          title: 'Processor time of commands from start to finish',
          svg: barPlot('Processor time of commands from start to finish', 'milliseconds', [
            { label: '', bars: [...rounds.keys()].map((label) => ({ label, value: spreadOf(samples(rounds, label)('processor')) })) },
          ]),
        },
      ],
    };
  },
};

/** Logical ids of the tables, in the order of their numbers. */
function logicalIds(assembly: string): string[] {
  const { Resources } = JSON.parse(readFileSync(join(assembly, 'Stack0.template.json'), 'utf8')) as {
    Resources: Record<string, { Type: string }>;
  };
  return Object.keys(Resources)
    .filter((id) => Resources[id].Type === 'AWS::DynamoDB::GlobalTable')
    .sort();
}
