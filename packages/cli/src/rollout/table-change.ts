import type { IndexShape } from '@dynamorm-cdk/model-spec';

/** What one deployment of a rollout does to a table. */
export type TableChangeKind = 'create-index' | 'delete-index' | 'time-to-live-off' | 'add-replica' | 'remove-replica';

/** One change of one table, alone in its deployment. */
export interface TableChange {
  readonly kind: TableChangeKind;
  /** The resource of the table. */
  readonly logicalId: string;
  /** What messages call the table. */
  readonly table: string;
  /** The index, attribute or region. */
  readonly subject: string;
  /** Of an index: its new definition where it is created, its old one where it is deleted. */
  readonly index?: IndexShape;
  readonly reason?: string;
}

const verbs: Record<TableChangeKind, string> = {
  'create-index': 'create the index',
  'delete-index': 'delete the index',
  'time-to-live-off': 'turn off the time to live of',
  'add-replica': 'add the replica',
  'remove-replica': 'remove the replica',
};

/** Such as: create the index `by-email` of `Shop/Orders`. */
export function changeText({ kind, subject, table }: TableChange): string {
  return `${verbs[kind]} \`${subject}\` of \`${table}\``;
}
