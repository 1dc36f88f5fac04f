import { parseArgs } from 'node:util';
import { bench } from '../../bench/bench';
import { measurements } from '../../bench/measurements';

const help = `Measures the packages against what users would pick instead, and writes bench/results.md.

  npm run bench
  npm run bench -- --only synthesis,validator

The measurements:
${measurements.map(({ name, title }) => `  ${name.padEnd(16)} ${title}`).join('\n')}

Those that are not named keep what was measured of them last. A quiet machine gives better numbers; everything takes some ten minutes there.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const chosen = values.only?.split(',').map((name) => name.trim());
  const unknown = chosen?.filter((name) => !measurements.some((measurement) => measurement.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no measurement ${unknown.map((name) => `"${name}"`).join(', ')}.\n\n${help}`);
    return 2;
  }
  await bench(measurements.filter(({ name }) => chosen?.includes(name) ?? true));
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
