import { nodeBinary } from '../tools/node-versions';
import { run } from '../tools/processes/run';
import { type Check, oneTest, skipped } from './check';

/** The main job end to end, on every Node that users run. */
export const demoChecks: Check[] = ['22', '24'].map((major) => ({
  name: `demo-node-${major}`,
  title: `The main job, npm run demo, on Node ${major}`,
  run: async () => {
    const node = await nodeBinary(major);
    if (!node) return skipped(`no Node ${major} at hand`);
    const { status, output } = await run(node, ['--import', 'tsx', 'integ/demo/main.ts']);
    return oneTest(status, output);
  },
}));
