import { missing } from '../integ/dynamodb-local/dynamodb-local';
import { compile } from '../tools/packaging/compile';
import { type Check, skipped } from './check';

/** DynamoDB Local, AWS's own data plane, on every table that the integration tests synthesize. */
export const secondOpinionChecks: Check[] = [
  {
    name: 'dynamodb-local',
    title: 'DynamoDB Local accepts and describes every table of the suite',
    run: async () => {
      const reason = await missing();
      if (reason) return skipped(reason);
      await compile();
      const { secondOpinion } = await import('../integ/dynamodb-local/second-opinion.js');
      const opinions = await secondOpinion();
      const objections = opinions.filter(({ objection }) => objection !== undefined);
      return {
        passed: opinions.length - objections.length,
        failed: opinions.length === 0 ? 1 : objections.length,
        output: objections.map(({ label, objection }) => `${label}: ${objection}`).join('\n'),
      };
    },
  },
];
