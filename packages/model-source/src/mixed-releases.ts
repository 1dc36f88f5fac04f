import type { Finding, Model } from '@dynamorm-cdk/model-spec';
import { finding } from './codes';

/** A model, of source code or of a document, and the release that writes it where that is known. */
export interface ReleasedModel {
  readonly model: Pick<Model, 'name' | 'tableName' | 'source'>;
  readonly release?: string;
  readonly place: { readonly file: string; readonly line?: number; readonly column?: number };
}

/** Tables whose models are written by several releases, each said once. */
export function mixedReleases(models: readonly ReleasedModel[]): Finding[] {
  const first = new Map<string, ReleasedModel>();
  const said = new Set<string>();
  return models.flatMap((one) => {
    const { tableName, name } = one.model;
    if (one.release === undefined) return [];
    const other = first.get(tableName);
    if (other === undefined) first.set(tableName, one);
    if (other === undefined || other.release === one.release || said.has(`${tableName} ${one.release}`)) return [];
    said.add(`${tableName} ${one.release}`);
    return [
      finding('DYN-C258', {
        message: `\`${name}\` of the table \`${tableName}\` is written by ${one.release}, and \`${other.model.name}\` by ${other.release}.`,
        ...one.place,
        ...(one.model.source === undefined ? {} : { source: one.model.source }),
        found: one.release,
        expected: other.release,
        hint: 'Use one release in both projects: names and types of attributes may differ.',
      }),
    ];
  });
}
