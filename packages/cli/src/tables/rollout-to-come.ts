import { recordOf, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import { sameIndex } from '@dynamorm-cdk/core/dynamodb';
import { type Finding, IndexKind, type IndexShape, type TableShape } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { type FoundTable, placeOf } from './found-table';

/** Where the resource of a table says how far its rollout is: the stack remembers what no file does. */
export const ROLLOUT_METADATA = 'dynamorm-cdk:rollout';

/** The global indexes that a table has at the end of the rollout that is under way; undefined where none is. */
export function wantedIndexes(metadata: unknown): IndexShape[] | undefined {
  const { wanted } = recordOf(recordOf(metadata)[ROLLOUT_METADATA]);
  if (!Array.isArray(wanted)) return undefined;
  return recordsOf(wanted).map((index) => ({ ...index, kind: IndexKind.GLOBAL }) as unknown as IndexShape);
}

/** Models are the goal of a rollout: they are compared with the table as it will be. */
export function atItsEnd({ shape, wantedIndexes: wanted }: FoundTable): TableShape {
  if (wanted === undefined) return shape;
  const local = (shape.indexes ?? []).filter(({ kind }) => kind === IndexKind.LOCAL);
  return { ...shape, indexes: [...local, ...wanted] };
}

/** What the waves to come do to the indexes that are there. */
export function wavesToCome(table: FoundTable): Finding[] {
  const { wantedIndexes: wanted, label } = table;
  if (wanted === undefined) return [];
  const present = (table.shape.indexes ?? []).filter(({ kind }) => kind === IndexKind.GLOBAL);
  const isIn = (index: IndexShape, list: IndexShape[]) => list.some((one) => sameIndex(one, index));
  const toCome = (index: IndexShape, what: string) =>
    finding('DYN-C620', {
      message: `A wave of the rollout of \`${label}\` is still to come: it ${what} the index \`${index.name}\`.`,
      ...placeOf(table),
    });
  return [
    ...wanted.filter((index) => !isIn(index, present)).map((index) => toCome(index, 'creates')),
    ...present.filter((index) => !isIn(index, wanted)).map((index) => toCome(index, 'deletes')),
  ];
}
