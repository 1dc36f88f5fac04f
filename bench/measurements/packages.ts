import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Measurement } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { comparison, legend, samples, table } from '../report/table';
import { type Ended, program } from '../sampling/child';
import { interleave } from '../sampling/interleave';
import { spreadOf } from '../sampling/spread';

const ROUNDS = 15;
const NAMES = ['model-spec', 'table', 'multi-tenant', 'cli'];
const folder = (name: string) => join(__dirname, '../../packages', name);

export const packages: Measurement = {
  name: 'packages',
  title: 'Import time and installed size of the packages',
  run: async (progress) => {
    progress(`import: ${ROUNDS} rounds`);
    const runs = ['nothing', 'aws-cdk-lib', ...NAMES.slice(0, 3)].map((name): [string, () => Ended] => [
      name,
      () => program('import', name),
    ]);
    const rounds = interleave(new Map(runs), ROUNDS);
    progress('size');
    return {
      text: [
        '"aws-cdk-lib" is what an app with tables and roles loads of it. `table` and `multi-tenant` load the same, and themselves with every name they export; ' +
          '`model-spec` needs no CDK. The command line stands in a section of its own.',
        legend,
        comparison(rounds, 'aws-cdk-lib'),
        `Installed, without peers:\n\n${sizes()}`,
      ],
      plots: [
        {
          name: 'import',
          title: 'Processor time of importing',
          svg: barPlot('Processor time of importing', 'milliseconds', [
            { label: '', bars: [...rounds.keys()].map((label) => ({ label, value: spreadOf(samples(rounds, label)('processor')) })) },
          ]),
        },
      ],
    };
  },
};

function sizes(): string {
  const cdk = dirname(realpathSync(require.resolve('aws-cdk-lib/package.json')));
  const whole = closure(cdk);
  const rows = [['aws-cdk-lib', megabytes(whole.bytes), String(whole.files), '1']];
  for (const name of NAMES) {
    const own = packed(name);
    const seen = new Set<string>();
    const { bytes, files } = dependencies(folder(name)).reduce((sum, path) => add(sum, closure(path, seen)), own);
    rows.push([name, megabytes(bytes), String(files), (bytes / whole.bytes).toFixed(4)]);
  }
  return table(['', 'MB', 'files', 'times aws-cdk-lib'], rows);
}

interface Size {
  readonly bytes: number;
  readonly files: number;
}

/** What npm would publish. */
function packed(name: string): Size {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder(name),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm pack of ${name} failed:\n${stderr}`);
  const [{ unpackedSize, entryCount }] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  return { bytes: unpackedSize, files: entryCount };
}

/** A package and all that it depends on, each once. */
function closure(path: string, seen = new Set<string>()): Size {
  if (seen.has(path)) return { bytes: 0, files: 0 };
  seen.add(path);
  return dependencies(path).reduce<Size>((sum, dependency) => add(sum, closure(dependency, seen)), contents(path));
}

function dependencies(path: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
  return Object.keys(dependencies).flatMap((name) => {
    const places = createRequire(join(path, 'package.json')).resolve.paths(name) ?? [];
    const found = places
      .map((place) => join(place, name))
      .find((place) => statSync(join(place, 'package.json'), { throwIfNoEntry: false }));
    return found ? [realpathSync(found)] : [];
  });
}

function contents(path: string): Size {
  return readdirSync(path, { withFileTypes: true }).reduce<Size>(
    (sum, entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return add(sum, contents(inside));
      return entry.isFile() ? add(sum, { bytes: statSync(inside).size, files: 1 }) : sum;
    },
    { bytes: 0, files: 0 },
  );
}

function add(a: Size, b: Size): Size {
  return { bytes: a.bytes + b.bytes, files: a.files + b.files };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
