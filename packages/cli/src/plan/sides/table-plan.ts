import type { Finding, RolloutPlan } from '@dynamorm-cdk/model-spec';
import type { TableSide } from './table-side';

/** What becomes of a table as a whole. */
export type ChangeOutcome = 'created' | 'unchanged' | 'updated' | 'replaced' | 'deleted' | 'retained' | 'refused' | 'unknown';

export type ChangeKind =
  | 'create-table'
  | 'replace-table'
  | 'delete-table'
  | 'retain-table'
  | 'in-place'
  | 'create-index'
  | 'delete-index'
  | 'create-vector-index'
  | 'delete-vector-index'
  | 'time-to-live-off'
  | 'time-to-live-on'
  | 'add-replica'
  | 'remove-replica';

/** One change of a deployment. */
export interface Change {
  readonly kind: ChangeKind;
  /** What is changed: an index, a property, an attribute, a region. */
  readonly subject: string;
  /** What it becomes, or why. */
  readonly detail?: string;
}

/** What one deployment changes. */
export interface Deployment {
  /** What to wait for before it. */
  readonly after?: string;
  readonly changes: Change[];
}

/** What will happen to a table. */
export interface TablePlan {
  readonly table: string;
  readonly type?: string;
  readonly outcome: ChangeOutcome;
  /** Items are lost, or left behind in a table that nobody uses. */
  readonly dataLoss: boolean;
  readonly deployments: Deployment[];
  readonly findings: Finding[];
  readonly from?: TableSide;
  readonly to?: TableSide;
  /** The waves of the indexes, where there are any. */
  readonly rollout?: RolloutPlan;
}

/** A table on both sides. */
export interface Pair {
  readonly from: TableSide;
  readonly to: TableSide;
}

/** What the caller allows and keeps. */
export interface Judgement {
  readonly allowReplacement?: boolean;
  /** The waves are written to a state file, so they need not be deployed at once. */
  readonly staged?: boolean;
  /** How many global indexes the account may have in a table. */
  readonly indexQuota?: number;
}

/** A plan of a table whose deployment is refused as a whole. */
export function refusedPlan({ rollout, ...plan }: TablePlan, findings: Finding[]): TablePlan {
  return { ...plan, outcome: 'refused', dataLoss: false, deployments: [], findings };
}
