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
    why: 'Without one, every index is synthesized at once. That is right for a new table and at the end of a rollout; a deployed table takes one index change in an update.',
  },
  'DYN-T092': {
    severity: 'error',
    title: 'The rollout was planned for the indexes that the table declares.',
    why: 'A template of two halves that do not fit would delete or create the wrong index. Plan again after a change of indexes.',
  },
  'DYN-T093': {
    severity: 'error',
    title: 'The context value of the rollout step is a step of the rollout, or `full`.',
    why: 'The step chooses what is synthesized. A value that no rollout has is a typing error.',
    broken: 'cdk synth -c @dynamorm-cdk/table:rolloutStep=next',
    fixed: 'cdk synth -c @dynamorm-cdk/table:rolloutStep=2',
  },
  'DYN-T094': {
    severity: 'info',
    title: 'A later step of the rollout creates or deletes an index.',
    why: 'Queries on an index that does not exist yet fail. Deploy readers of the index after its step.',
  },
  'DYN-T096': {
    severity: 'error',
    title: 'The rollout was planned in the account and region of the stack.',
    why: 'The tables of two environments have other indexes at other times. The state of one would create or delete the wrong index in the other.',
    broken: 'Rollout.staged() // the file holds the rollout of another account',
    fixed: 'Rollout.staged({ stateFile: `rollout.${stage}.json` })',
  },
});
