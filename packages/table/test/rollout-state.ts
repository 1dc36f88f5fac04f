import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  IndexKind,
  type IndexShape,
  type KeyAttribute,
  KeyType,
  RolloutPlan,
  RolloutState,
  type TableShape,
} from '@dynamorm-cdk/model-spec';
import { afterAll, onTestFinished } from 'vitest';

export const stringKey = (name: string): KeyAttribute => ({ name, type: KeyType.STRING });

/** A global index of one key. */
export function indexOf(name: string, partition: string | KeyAttribute = 'status', more: Partial<IndexShape> = {}): IndexShape {
  const partitionKeys = [typeof partition === 'string' ? stringKey(partition) : partition];
  return { name, kind: IndexKind.GLOBAL, partitionKeys, ...more };
}

export function shapeWith(indexes: IndexShape[]): TableShape {
  return { partitionKey: stringKey('PK'), sortKey: stringKey('SK'), indexes };
}

/** The state of a table whose rollout leads from one list of indexes to another. */
export function stateOf(deployed: IndexShape[], wanted: IndexShape[], step: number, table = 'Shop/Orders'): RolloutState {
  return new RolloutState([{ table, step, plan: RolloutPlan.between(shapeWith(deployed), shapeWith(wanted)) }]);
}

/** A file that lives as long as the test that asks for it, or as the test file. */
export function stateFile(content: RolloutState | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-table-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    onTestFinished(remove);
  } catch {
    // Outside a test.
    afterAll(remove);
  }
  const file = join(folder, 'dynamorm-rollout.json');
  writeFileSync(file, typeof content === 'string' ? content : content.toJson());
  return file;
}
