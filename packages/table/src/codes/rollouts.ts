import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Staged rollouts and their state file. */
export const rolloutCodes = defineCodes({
  'DYN-T090': {
    severity: 'error',
    title: 'The state file of rollouts can be read.',
    why: 'Without the state, synthesis does not know which step is deployed. Restore the file from version control, or plan again.',
  },
  'DYN-T091': {
    severity: 'info',
    title: 'The state file has a rollout of this table.',
    why: 'Without a rollout, every index is synthesized at once. This is right for a new table and at the end of a rollout, but a deployed table accepts only one index change per update.',
  },
  'DYN-T092': {
    severity: 'error',
    title: 'The rollout was planned for the indexes that the table declares.',
    why: 'An outdated plan would delete or create the wrong index. Plan again after you change indexes.',
  },
  'DYN-T093': {
    severity: 'error',
    title: 'The context value of the rollout step is a step of the rollout, or `full`.',
    why: 'The step selects the indexes to synthesize. A value that is no step of any rollout is a typing error.',
    broken: 'cdk synth -c @dynamorm-cdk/table:rolloutStep=next',
    fixed: 'cdk synth -c @dynamorm-cdk/table:rolloutStep=2',
  },
  'DYN-T094': {
    severity: 'info',
    title: 'Readers are deployed after the step that creates their index.',
    why: 'A later step of the rollout creates or deletes this index. Queries on an index that does not exist yet fail. Deploy readers of the index after its step.',
  },
  'DYN-T096': {
    severity: 'error',
    title: 'The rollout was planned in the account and region of the stack.',
    why: 'The same table can have different indexes in two environments, so the state of one would create or delete the wrong index in the other.',
    broken: 'Rollout.staged() // the file holds the rollout of another account',
    fixed: 'Rollout.staged({ stateFile: `rollout.${stage}.json` })',
  },
});
