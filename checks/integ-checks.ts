import { runLocally } from '../integ/run/local';
import { testFiles } from '../integ/run/snapshots';
import type { Check } from './check';

/** The integration tests, deployed to the local cloud; a problem beside the tests, such as a changed snapshot, counts as a failed test. */
export const integChecks: Check[] = [
  {
    name: 'integ',
    title: 'Integration tests on the local cloud',
    run: async () => {
      const { results, problems } = await runLocally({ tests: testFiles(), clean: true, updateOnFailed: false, allowDestructive: false });
      const failed = results.filter(({ passed }) => !passed).length;
      return {
        passed: results.length - failed,
        failed: failed === 0 && problems.length > 0 ? 1 : failed,
        output: problems.join('\n\n'),
      };
    },
  },
];
