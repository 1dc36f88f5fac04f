import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';

/** The waves of a rollout lead from one set of indexes to the other. */
export const unplannable = rule({
  code: 'DYN-M100',
  severity: Severity.ERROR,
  title: 'The rollout can reach the new indexes by one index change at a time.',
  why: 'Names and keys must be known, each index needs its own name, and a key attribute must have one type in all indexes that exist at the same time. This code is thrown as an error, never reported as a finding.',
  broken: 'RolloutPlan.between(deployed, { ...wanted, indexes: [statusIndex, statusIndex] })   // one name twice',
  fixed: 'RolloutPlan.between(deployed, { ...wanted, indexes: [statusIndex, emailIndex] })',
});

/** The state file is one. */
export const unreadableState = rule({
  code: 'DYN-M101',
  severity: Severity.ERROR,
  title: 'The state file of rollouts can be read.',
  why: 'Use the file that `dynamorm-cdk plan --state` writes. Restore it from version control, or plan again. This code is thrown as an error, never reported as a finding.',
  broken: "RolloutState.fromFile('package.json')",
  fixed: "RolloutState.fromFile('dynamorm-rollout.json')",
});
