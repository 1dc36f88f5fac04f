import { chosenParts } from '../../tools/work/chosen-parts';
import { Steps } from '../../tools/work/steps';
import { benchChecks } from '../bench-checks';
import { bindingsChecks } from '../bindings-checks';
import type { Check, Count } from '../check';
import { compileChecks } from '../compile-checks';
import { demoChecks } from '../demo-checks';
import { fieldServiceChecks } from '../field-service-checks';
import { integChecks } from '../integ-checks';
import { localCloudChecks } from '../local-cloud-checks';
import { publishedChecks } from '../published-checks';
import { rolloutChecks } from '../rollout-checks';
import { secondOpinionChecks } from '../second-opinion-checks';
import { treeChecks } from '../tree-checks';
import { unitChecks } from '../unit-checks';

const checks: Check[] = [
  ...treeChecks,
  ...compileChecks,
  ...unitChecks,
  ...benchChecks,
  ...localCloudChecks,
  ...publishedChecks,
  ...bindingsChecks,
  ...demoChecks,
  ...fieldServiceChecks,
  ...integChecks,
  ...rolloutChecks,
  ...secondOpinionChecks,
];

const help = `Runs the checks of the repository, all of them unless some are named.

  npm test
  npm test -- --only unit,lint

The checks: ${checks.map(({ name }) => name).join(', ')}.`;

async function main(): Promise<number> {
  const chosen = chosenParts(checks, 'check', help);
  if (typeof chosen === 'number') return chosen;
  const steps = new Steps();
  const counts: Count[] = [];
  for (const check of chosen) counts.push(await runCheck(steps, check));
  console.log(`\n${steps.table()}\n`);
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, count) => total + (count[key] ?? 0), 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

/** A check that cannot be run to its end is a failed one; the others still run. */
async function runCheck(steps: Steps, check: Check): Promise<Count> {
  const count = await steps.step(check.title, async () => {
    const result = await check.run().catch((error: Error): Count => ({ passed: 0, failed: 1, output: error.message }));
    if (result.failed > 0) console.log(result.output ?? '(no output)');
    return { ...result, outcome: outcomeOf(result), failedStep: result.failed > 0 };
  });
  return count;
}

function outcomeOf({ passed, failed, skipped = 0, note }: Count): string {
  const numbers = [`${passed} passed`, ...(failed > 0 ? [`${failed} failed`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return [numbers.join(', '), note].filter(Boolean).join('; ');
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
