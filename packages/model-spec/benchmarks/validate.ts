// Measures the validator against the time that reading YAML with positions takes: `npx tsx benchmarks/validate.ts [models]`.
// Each measurement runs in a process of its own, so that none pays for the memory of another. Exits with 1 where a limit is passed.
import { spawnSync } from 'node:child_process';
import { PerformanceObserver } from 'node:perf_hooks';
import { parseDocument, stringify } from 'yaml';
import { ModelValidator } from '../src';
import { checkText, defaultLimits } from '../src/document/checked-document';
import { readText } from '../src/document/read-text';
import { decodeDocument } from '../src/model/decode-document';
import { Fields } from '../src/model/fields';
import { Findings } from '../src/report/findings';
import { checkDocument } from '../src/rules/check-document';

/** Times of validation in times of parsing. */
const mostRatio = 1.5;
/** Milliseconds that the rules may take for 10,000 models. */
const mostRules = 500;

interface Measured {
  readonly milliseconds: number;
  /** The part of it in which the program stood still for the garbage collector. */
  readonly collecting: number;
  /** Time on all processors, without that of the system: what a busy machine does not lengthen. */
  readonly processor: number;
  readonly megabytes: number;
}

/** A document of models with ten attributes and an index each. */
function sample(models: number): object {
  const key = (attribute: string) => ({ attribute, type: 'S' });
  const attributes = [
    ...['PK', 'SK'].map(key),
    ...Array.from({ length: 8 }, (_, at) => ({ ...key(`field${at}`), optional: true, omit_empty: true })),
  ];
  return {
    dms_version: '0.1',
    models: Array.from({ length: models }, (_, at) => ({
      name: `Model${at}`,
      table: { name: `table-${at}` },
      naming: { convention: 'camelCase' },
      keys: { partition: key('PK'), sort: key('SK') },
      attributes,
      indexes: [{ name: 'gsi-field1', type: 'GSI', partition: key('field1'), projection: { type: 'ALL' } }],
    })),
  };
}

const yaml = (models: number): string =>
  stringify(sample(models), { aliasDuplicateObjects: false, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });

const work: { [name: string]: (models: number) => () => void } = {
  'parse YAML': (models) => {
    const text = yaml(models);
    return () => void parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  },
  'validate YAML': (models) => {
    const text = yaml(models);
    return () => void ModelValidator.validateString(text);
  },
  'validate YAML, a finding in every model': (models) => {
    const text = yaml(models).replace(/convention: "camelCase"/g, 'convention: "camelcase"');
    return () => void ModelValidator.validateString(text);
  },
  'validate JSON': (models) => {
    const text = JSON.stringify(sample(models));
    return () => void ModelValidator.validateString(text);
  },
  'rules alone': (models) => {
    const findings = new Findings();
    const root = readText(JSON.stringify(sample(models)), undefined, findings);
    checkText(JSON.stringify(sample(100)), undefined, defaultLimits, new Findings());
    if (!root) throw new Error('The sample cannot be read.');
    const draft = decodeDocument(root, new Fields(findings));
    return () => checkDocument(draft, { ...defaultLimits, findings });
  },
};

async function measureHere(name: string, models: number): Promise<Measured> {
  const run = work[name](models);
  let collecting = 0;
  const observer = new PerformanceObserver((list) => {
    for (const pause of list.getEntries()) if (pause.startTime >= start) collecting += pause.duration;
  });
  observer.observe({ entryTypes: ['gc'] });
  const cpu = process.cpuUsage();
  const start = performance.now();
  run();
  const milliseconds = performance.now() - start;
  const processor = process.cpuUsage(cpu).user / 1000;
  // The observer is told of pauses only when the program comes to rest.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { milliseconds, collecting, processor, megabytes: process.memoryUsage().rss / 1e6 };
}

function measure(name: string, models: number): Measured {
  const child = spawnSync(process.execPath, [...process.execArgv, __filename, String(models), name], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
  const measured: Measured = JSON.parse(child.stdout);
  console.log(
    `${name.padEnd(42)} ${String(models).padStart(6)} models ${shown(measured.milliseconds)} ms (${shown(measured.collecting)} collecting garbage, ${shown(measured.processor)} on processors) ${shown(measured.megabytes)} MB`,
  );
  return measured;
}

const shown = (amount: number): string => amount.toFixed(0).padStart(6);

function main(models: number): void {
  const parsed = measure('parse YAML', models);
  const validated = measure('validate YAML', models);
  measure('validate YAML, a finding in every model', models);
  const twice = measure('validate YAML', models * 2);
  measure('parse YAML', models * 2);
  measure('validate JSON', models);
  const rules = measure('rules alone', models);
  const ratio = validated.milliseconds / parsed.milliseconds;
  console.log(`twice the models take ${(twice.milliseconds / validated.milliseconds).toFixed(2)} times as long`);
  const allowed = (mostRules * models) / 10_000;
  console.log(
    `validation takes ${ratio.toFixed(2)} times what parsing takes (at most ${mostRatio}); the rules take ${rules.milliseconds.toFixed(0)} ms (at most ${allowed})`,
  );
  if (ratio > mostRatio || rules.milliseconds > allowed) process.exitCode = 1;
}

const [, , count = '10000', only] = process.argv;
if (only) void measureHere(only, Number(count)).then((measured) => console.log(JSON.stringify(measured)));
else main(Number(count));
