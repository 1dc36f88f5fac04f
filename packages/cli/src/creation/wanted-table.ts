import { type Finding, type IndexShape, Severity, type TableShape } from '@dynamorm-cdk/model-spec';
import type { ModelTable } from '../inputs/models';

/** A table that models ask for. */
export interface WantedTable {
  readonly models: ModelTable;
  readonly name: string;
  readonly shape: TableShape;
}

/** The table that the models of all documents ask for, and where the documents contradict each other. */
export function wantedTable(models: ModelTable, name: string): { wanted: WantedTable; findings: Finding[] } {
  const [first, ...others] = models.documents.map((document) => document.toTableShape());
  const indexes = new Map<string, IndexShape>();
  for (const shape of [first, ...others])
    for (const index of shape.indexes ?? []) indexes.set(index.name, united(indexes.get(index.name), index));
  const timeToLiveAttribute = [first, ...others].find((shape) => shape.timeToLiveAttribute !== undefined)?.timeToLiveAttribute;
  const shape: TableShape = {
    label: `the other models of \`${models.name}\``,
    ...first,
    indexes: [...indexes.values()],
    ...(timeToLiveAttribute === undefined ? {} : { timeToLiveAttribute }),
  };
  const findings =
    others.length === 0 ? [] : models.documents.flatMap((document) => document.compare(shape, { partialModels: true }).findings);
  return { wanted: { models, name, shape }, findings: findings.filter(({ severity }) => severity === Severity.ERROR) };
}

/** An index that documents share includes what any of them names. */
function united(first: IndexShape | undefined, index: IndexShape): IndexShape {
  if (!first?.nonKeyAttributes || !index.nonKeyAttributes) return first ?? index;
  return { ...first, nonKeyAttributes: [...new Set([...first.nonKeyAttributes, ...index.nonKeyAttributes])] };
}
