import type { ModelPicture, TablePicture } from './table-picture';

/** From so many models on, arrows cross more than they say: a chart shows who fills which key. */
const many = 7;

/** Whether a table is shown as a chart of its models. */
export function isChart({ models }: TablePicture): boolean {
  return models.length >= many;
}

/** A column of the chart: the table itself, or one of its indexes. */
export interface ChartColumn {
  readonly title: string;
  readonly keys: string;
  /** Of an index. */
  readonly projection?: string;
}

/** What a model has in a column. */
export interface ChartCell {
  /** The attributes of the model that fill the keys; none where its items are not in the index. */
  readonly text: string;
  /** Whether the model queries the index. */
  readonly queried: boolean;
}

/** The columns: the table's own keys, then each index. */
export function columnsOf({ partitionKey, sortKey, indexes }: TablePicture): ChartColumn[] {
  return [
    { title: 'Table', keys: joined(partitionKey, sortKey) },
    ...indexes.map((index) => ({
      title: `${index.kind} ${index.name}`,
      keys: joined(index.partitionKey, index.sortKey),
      projection: index.projection,
    })),
  ];
}

/** The cells of a model, one for each column. */
export function cellsOf({ fills, indexes }: ModelPicture): ChartCell[] {
  return fills.map((names, at) => ({ text: names.join(' / '), queried: at === 0 || indexes.includes(at - 1) }));
}

function joined(partitionKey: string, sortKey: string | undefined): string {
  return sortKey === undefined ? partitionKey : `${partitionKey} / ${sortKey}`;
}
