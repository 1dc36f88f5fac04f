import type { Check } from './check';
import { compile } from './compile';

/** The packages as users get them: compiled by jsii. */
export const compileChecks: Check[] = [
  {
    name: 'compile',
    title: 'Compile the packages',
    run: async () => ({ passed: 1, failed: 0, note: await compile() }),
  },
];
