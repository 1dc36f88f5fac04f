import { run } from '../tools/processes/run';
import { type Check, oneTest } from './check';

/** An index rollout, deployed for real to the local cloud, in a process of its own: what it starts ends with it. */
export const rolloutChecks: Check[] = [
  {
    name: 'rollout',
    title: 'An index rollout, wave by wave on the local cloud',
    run: async () => {
      const { status, output } = await run(process.execPath, ['--import', 'tsx', 'integ/rollout/main.ts']);
      return oneTest(status, output);
    },
  },
];
