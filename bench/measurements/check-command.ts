import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Measurement, Section } from '../measurement';
import { document } from '../programs/synthesis/document';
import { barPlot } from '../report/bar-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import { type Ended, node, program, type Spent } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave, type Rounds } from '../sampling/interleave';
import { spreadOf } from '../sampling/spread';
import { commandLine } from './command-line';

/** A table, its role and its policy each: the 500 resources that a template may have. */
const TABLES = 166;
const ROUNDS = 7;
const MOST_SECONDS = { yaml: 0.7, json: 0.4 };

const PARSED = 'a process that parses, YAML';
const IN_YAML = 'dynamorm-cdk check, YAML';
const IN_JSON = 'dynamorm-cdk check, JSON';
const LINTED = 'cfn-lint, YAML';

export const checkCommand: Measurement = {
  name: 'check-command',
  title: 'The command `check` on a template of 500 resources',
  run: async (progress) =>
    inFolder((folder) => {
      progress(`${ROUNDS} rounds`);
      const rounds = measured(folder);
      const linted = lint(join(folder, 'template.yaml'));
      return section(rounds, linted);
    }),
};

function measured(folder: string): Rounds<Ended> {
  const assembly = join(folder, 'cdk.out');
  program('synthesis/main', 'dynamorm-table-with-models', TABLES, assembly);
  const stacks = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  const Resources: Record<string, { Type: string }> = Object.assign(
    {},
    ...stacks.map((name) => JSON.parse(readFileSync(join(assembly, name), 'utf8')).Resources),
  );
  const models = join(folder, 'models.dms.yaml');
  writeFileSync(models, document(TABLES));
  const file = { yaml: join(folder, 'template.yaml'), json: join(folder, 'template.json') };
  writeFileSync(file.yaml, stringify({ Resources }, { aliasDuplicateObjects: false }));
  writeFileSync(file.json, JSON.stringify({ Resources }, undefined, 1));
  const ids = Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::DynamoDB::GlobalTable');
  // A logical id is the id of the construct and eight characters of a hash.
  const maps = ids.flatMap((id) => ['--map', `${id.slice(0, -8).toLowerCase()}=${id}`]);
  const check = (template: string) => () => node([commandLine, 'check', '--models', models, '--template', template, ...maps]);
  return interleave(
    new Map<string, () => Ended>([
      [PARSED, () => program('parse/main', file.yaml)],
      [IN_YAML, check(file.yaml)],
      [IN_JSON, check(file.json)],
    ]),
    ROUNDS,
  );
}

/** What others use to look at templates, where it is installed: milliseconds by the clock. It judges every resource by its schema, and knows no models. */
function lint(template: string): number | undefined {
  const run = () => spawnSync('cfn-lint', ['--non-zero-exit-code', 'none', template], { stdio: 'ignore' });
  if (run().error) return undefined;
  const start = performance.now();
  run();
  return performance.now() - start;
}

function section(rounds: Rounds<Spent>, linted: number | undefined): Section {
  const wall = (name: string) => spreadOf(samples(rounds, name)('wall')).median;
  const beside =
    linted === undefined
      ? '`cfn-lint` was not installed.'
      : `${LINTED}: ${(linted / 1000).toFixed(1)} s by the clock, ${(linted / wall(IN_YAML)).toFixed(0)} times \`check\`. It judges every resource by its schema, and knows no models.`;
  return {
    text: [
      `The template has ${TABLES} tables with five indexes each, their roles and policies; the document has as many models.`,
      legend,
      comparison(rounds, PARSED),
      beside,
    ],
    verdicts: [
      atMost('`check` of 500 resources in YAML', MOST_SECONDS.yaml, wall(IN_YAML) / 1000, { unit: ' s' }),
      atMost('`check` of 500 resources in JSON', MOST_SECONDS.json, wall(IN_JSON) / 1000, { unit: ' s' }),
    ],
    plots: [
      {
        name: 'check-command',
        title: 'Time by the clock of `check` on 500 resources',
        svg: barPlot('Time by the clock of check on 500 resources', 'milliseconds', [
          { label: '', bars: [...rounds.keys()].map((label) => ({ label, value: spreadOf(samples(rounds, label)('wall')) })) },
        ]),
      },
    ],
  };
}
