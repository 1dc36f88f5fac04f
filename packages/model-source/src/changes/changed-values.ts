import type { Model } from '@dynamorm-cdk/model-spec';
import { compareModels } from './compare';

/** Changes after which stored values are not what the model says: they deserve a word where a document is written anew. */
const ofValues: readonly string[] = ['DYN-C501', 'DYN-C504', 'DYN-C505', 'DYN-C506', 'DYN-C511'];

/** What stored items notice of a change from models to others: attributes that are renamed, stored as another type, or encrypted from now on. */
export function changesOf(before: readonly Model[], after: readonly Model[]): string[] {
  const placed = (models: readonly Model[]) =>
    models.map((model) => ({ model, place: { file: '', line: 1, column: 1 }, places: new Map() }));
  return compareModels(placed(before), placed(after))
    .filter(({ change }) => ofValues.includes(change.code))
    .map(({ change }) => change.summary);
}
