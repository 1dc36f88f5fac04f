import type { TableSide } from '../sides/table-side';

/** What to do about a change that takes several deployments: one command for the tables of a CDK app, and `byHand` for all others. */
export function byRollout({ kind }: TableSide, byHand: string): string {
  return kind === 'cdk' ? '`dynamorm-cdk rollout run --stack <name>` deploys them one by one.' : byHand;
}
