import { cellsOf, columnsOf, isChart } from './chart';
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
  if (isChart(picture)) return [`  ${id} [shape=plain tooltip="table" label=<${chartLabel(picture)}>];`];
  return [
    `  ${id} [shape=plain tooltip="table" label=<${tableLabel(picture)}>];`,
    ...picture.models.flatMap((model, number) => [
      `  ${id}m${number} [shape=box style="rounded,filled" fillcolor="${colors.model}" tooltip="model" label=<${lines(model.name, model.notes)}>];`,
      `  ${id}m${number} -> ${id}:table:w;`,
      ...model.indexes.map((index) => `  ${id}m${number} -> ${id}:i${index}:w;`),
    ]),
  ];
}

/** Rows are models, columns the keys of the table and of each index. */
function chartLabel(picture: TablePicture): string {
  const columns = columnsOf(picture);
  const cell = (text: string, color: string) => `<TD BGCOLOR="${color}" ALIGN="LEFT" BALIGN="LEFT">${text}</TD>`;
  const heads = columns.map(({ title, keys, projection }, at) => {
    const color = at === 0 ? 'white' : picture.indexes[at - 1].kind === 'GSI' ? colors.global : colors.local;
    const told = [keys, ...(projection === undefined ? [] : [projection])].map(escapeMarkup);
    return cell([`<B>${escapeMarkup(title)}</B>`, ...told].join('<BR/>'), color);
  });
  const title = [picture.name, ...(picture.timeToLive ? [`expires by ${picture.timeToLive}`] : [])].map(escapeMarkup).join(', ');
  return [
    `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="7" COLOR="${colors.line}">`,
    `<TR><TD COLSPAN="${columns.length + 1}" BGCOLOR="${colors.table}" ALIGN="LEFT"><FONT COLOR="white"><B>${title}</B></FONT></TD></TR>`,
    `<TR>${cell('<B>Model</B>', 'white')}${heads.join('')}</TR>`,
    ...picture.models.map((model) => {
      const cells = cellsOf(model).map(({ text, queried }) => cell(markedUp(text, queried), 'white'));
      return `<TR>${cell(lines(model.name, model.notes), colors.model)}${cells.join('')}</TR>`;
    }),
    '</TABLE>',
  ].join('');
}

/** What the model queries is bold; a dash where its items are not in the index. */
function markedUp(text: string, queried: boolean): string {
  if (text === '') return '\u2013';
  return queried ? `<B>${escapeMarkup(text)}</B>` : escapeMarkup(text);
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
