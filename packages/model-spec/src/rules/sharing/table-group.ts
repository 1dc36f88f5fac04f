import { groupedBy } from '@dynamorm-cdk/core/text';
import type { IndexDraft, ModelDraft } from '../../model/draft';

/** An index and the first model that has it. */
export interface UnitedIndex {
  readonly model: ModelDraft;
  readonly index: IndexDraft;
  /** What INCLUDE projections of the index name in all models, in the order of the document. */
  readonly fields: Set<string>;
}

/** The models of one table, and their indexes united by name. */
export interface TableGroup {
  readonly tableName: string;
  readonly models: ModelDraft[];
  readonly indexes: Map<string, UnitedIndex>;
}

/** The models of each table, in the order of the document. A model without a table is alone. */
export function tableGroups(models: ModelDraft[]): TableGroup[] {
  const groups = groupedBy(models, ({ tableName }) => tableName);
  const alone = groups.get(undefined) ?? [];
  groups.delete(undefined);
  return [...[...groups].map(([tableName = '', group]) => groupOf(tableName, group)), ...alone.map((model) => groupOf('', [model]))];
}

function groupOf(tableName: string, models: ModelDraft[]): TableGroup {
  return { tableName, models, indexes: unite(models) };
}

function unite(models: ModelDraft[]): Map<string, UnitedIndex> {
  const indexes = new Map<string, UnitedIndex>();
  for (const model of models) {
    for (const index of model.indexes) {
      if (index.name === undefined) continue;
      const known = indexes.get(index.name) ?? { model, index, fields: new Set() };
      indexes.set(index.name, known);
      if (index.projection?.type === 'INCLUDE') for (const field of index.projection.fields) known.fields.add(field.name);
    }
  }
  return indexes;
}
