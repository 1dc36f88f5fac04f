import { ITEM_READS, ITEM_WRITES, KEY_READS, KEY_WRITES, QUERIES, SCANS, VECTOR_SEARCHES } from '@dynamorm-cdk/core/dynamodb';
import { TableAccess } from './table-access';
import type { GrantActions } from './updatable-grant';

/** What DynamORM's client calls on the key that encrypts attributes. */
const FIELD_READS = ['kms:Decrypt'];
const FIELD_WRITES = ['kms:GenerateDataKey'];

/** Calls on the table's customer key, and on the key with which DynamORM encrypts attributes. */
export interface KeyActions {
  readonly onKey: string[];
  readonly onFieldKey: string[];
}

/** What a kind of grant holds: calls on the table and its indexes, and those on keys that come with them. */
export type GrantKind = GrantActions & KeyActions;

const WRITES_BY_KEY = [...KEY_READS, ...KEY_WRITES];

export const READ: GrantKind = { onTable: ITEM_READS, onIndexes: QUERIES, onKey: KEY_READS, onFieldKey: FIELD_READS };
export const WRITE: GrantKind = { onTable: ITEM_WRITES, onIndexes: [], onKey: WRITES_BY_KEY, onFieldKey: FIELD_WRITES };
export const READ_WRITE: GrantKind = {
  onTable: [...ITEM_READS, ...ITEM_WRITES],
  onIndexes: QUERIES,
  onKey: WRITES_BY_KEY,
  onFieldKey: [...FIELD_WRITES, ...FIELD_READS],
};
export const QUERY: GrantKind = { onTable: [], onIndexes: QUERIES, indexesAlone: true, onKey: KEY_READS, onFieldKey: FIELD_READS };
export const SCAN: GrantKind = { onTable: [], onIndexes: SCANS, onKey: KEY_READS, onFieldKey: FIELD_READS };
export const SEARCH: GrantKind = { onTable: [], onIndexes: VECTOR_SEARCHES, vector: true, onKey: KEY_READS, onFieldKey: FIELD_READS };

/** A stream comes with the table's key, since its records are encrypted with it; attributes stay as DynamORM encrypted them. */
export const STREAM_KEYS: KeyActions = { onKey: KEY_READS, onFieldKey: [] };

/** Every way to the table that `connect` offers. */
export const KINDS: Record<TableAccess, GrantKind> = {
  [TableAccess.READ]: READ,
  [TableAccess.WRITE]: WRITE,
  [TableAccess.READ_WRITE]: READ_WRITE,
};

/** What single actions need of the table's customer key. */
export function keyActionsFor(actions: readonly string[]): KeyActions {
  const isWrite = actions.some((action) => ITEM_WRITES.includes(action) || /:PartiQL(Insert|Update|Delete)$/.test(action));
  const isRead = actions.some((action) => [...ITEM_READS, ...QUERIES, ...SCANS, 'dynamodb:PartiQLSelect'].includes(action));
  return { onKey: isWrite ? WRITES_BY_KEY : isRead ? KEY_READS : [], onFieldKey: [] };
}
