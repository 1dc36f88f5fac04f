import { escapeMarkup } from './escape';
import type { IndexPicture, TablePicture } from './table-picture';

const colors = { ink: '#1b2733', line: '#5b6b7b', table: '#174a7c', global: '#e3eefa', local: '#eef3e2', model: '#fff4dc' };

/** The pictures in Graphviz' language: models on the left, each with an arrow to its table and to the indexes that it queries. */
export function dot(pictures: TablePicture[]): string {
  return [
    'digraph tables {',
    '  rankdir=LR; bgcolor="transparent"; nodesep=0.25; ranksep=0.6; pad=0.1;',
    `  node [fontname="Helvetica" fontsize=13 margin="0.2,0.1" fontcolor="${colors.ink}" color="${colors.line}"];`,
    `  edge [color="${colors.line}" arrowsize=0.7];`,
    ...pictures.flatMap(tableLines),
    '}',
  ].join('\n');
}

function tableLines(picture: TablePicture, at: number): string[] {
  const id = `t${at}`;
  return [
    `  ${id} [shape=plain tooltip="table" label=<${tableLabel(picture)}>];`,
    ...picture.models.flatMap((model, number) => [
      `  ${id}m${number} [shape=box style="rounded,filled" fillcolor="${colors.model}" tooltip="model" label=<${lines(model.name, model.notes)}>];`,
      `  ${id}m${number} -> ${id}:table:w;`,
      ...model.indexes.map((index) => `  ${id}m${number} -> ${id}:i${index}:w;`),
    ]),
  ];
}

function tableLabel({ name, partitionKey, sortKey, timeToLive, indexes }: TablePicture): string {
  const keys = [
    `partition key ${partitionKey}`,
    ...(sortKey ? [`sort key ${sortKey}`] : []),
    ...(timeToLive ? [`expires by ${timeToLive}`] : []),
  ];
  return [
    `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="9" COLOR="${colors.line}">`,
    `<TR><TD PORT="table" BGCOLOR="${colors.table}" ALIGN="LEFT"><FONT COLOR="white"><B>${escapeMarkup(name)}</B></FONT></TD></TR>`,
    `<TR><TD BGCOLOR="white" ALIGN="LEFT" BALIGN="LEFT">${keys.map(escapeMarkup).join('<BR/>')}</TD></TR>`,
    ...indexes.map(indexRow),
    '</TABLE>',
  ].join('');
}

function indexRow({ name, kind, partitionKey, sortKey, projection }: IndexPicture, at: number): string {
  const color = kind === 'GSI' ? colors.global : colors.local;
  const keys = [partitionKey, ...(sortKey ? [sortKey] : [])].join(' / ');
  return (
    `<TR><TD PORT="i${at}" BGCOLOR="${color}" ALIGN="LEFT" BALIGN="LEFT"><B>${escapeMarkup(`${kind} ${name}`)}</B><BR/>` +
    `${escapeMarkup(keys)}<BR/>${escapeMarkup(projection)}</TD></TR>`
  );
}

function lines(name: string, notes: string[]): string {
  return [`<B>${escapeMarkup(name)}</B>`, ...notes.map(escapeMarkup)].join('<BR/>');
}
