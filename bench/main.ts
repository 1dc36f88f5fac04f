import { chosenParts } from '../tools/work/chosen-parts';
import { bench } from './bench';
import { measurements } from './measurements';

const help = `Measures the packages against what users would pick instead, and writes bench/results.md.

  npm run bench
  npm run bench -- --only synthesis,validator

The measurements:
${measurements.map(({ name, title }) => `  ${name.padEnd(16)} ${title}`).join('\n')}

Those that are not named keep what was measured of them last. A quiet machine gives better numbers; everything takes some ten minutes there.`;

async function main(): Promise<number> {
  const chosen = chosenParts(measurements, 'measurement', help);
  if (typeof chosen === 'number') return chosen;
  await bench(chosen);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
