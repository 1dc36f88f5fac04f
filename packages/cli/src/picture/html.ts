import { isChart } from './chart';
import { chartHtml } from './chart-html';
import { chartScript } from './chart-script';
import { escapeMarkup } from './escape';
import { pageStyle } from './page-style';
import { svg } from './svg';
import type { TablePicture } from './table-picture';

/** Pixels for a point of the picture, below which its text is too small. */
const readable = 0.75;

/** One page with nothing to load: for each table a picture, and all that it says in words, which a phone shows without scrolling sideways. */
export async function html(pictures: TablePicture[]): Promise<string> {
  const sections = await Promise.all(
    pictures.map(async (picture, at) => section(picture, at, isChart(picture) ? chartHtml(picture) : await drawing(picture))),
  );
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>DynamoDB tables</title>',
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<h1>DynamoDB tables</h1>',
    `<nav>${pictures.map(({ name }, at) => `<a href="#table-${at}">${escapeMarkup(name)}</a>`).join('')}</nav>`,
    ...sections,
    ...(pictures.some(isChart) ? [`<script>${chartScript}</script>`] : []),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * The element alone: what stands before it is for files. The names that Graphviz gives its parts would repeat from table to table.
 * On a narrow screen it shrinks as far as it can be read, and scrolls from there.
 */
async function drawing(picture: TablePicture): Promise<string> {
  const text = await svg([picture]);
  const width = Number(/ width="([\d.]+)pt"/.exec(text)?.[1]);
  const style = `max-width: 100%; min-width: ${Math.round(width * readable)}px; height: auto`;
  return text
    .slice(text.indexOf('<svg'))
    .replace(/ id="[^"]*"/g, '')
    .replace('<svg', `<svg style="${style}"`);
}

function section(picture: TablePicture, at: number, image: string): string {
  const { name, partitionKey, sortKey, timeToLive, indexes, models } = picture;
  return [
    `<section id="table-${at}">`,
    `<h2>${escapeMarkup(name)}</h2>`,
    definitions([
      ['Partition key', partitionKey],
      ['Sort key', sortKey ?? 'none'],
      ['Time to live', timeToLive ?? 'off'],
    ]),
    isChart(picture) ? image : `<figure tabindex="0" aria-label="Picture of the table ${escapeMarkup(name)}">${image}</figure>`,
    ...(indexes.length > 0 ? ['<h3>Indexes</h3>'] : []),
    ...indexes.map((index, number) => {
      const users = models.filter((model) => model.indexes.includes(number)).map((model) => model.name);
      return card(`${index.name}`, index.kind, [
        ['Partition key', index.partitionKey],
        ['Sort key', index.sortKey ?? 'none'],
        ['Projection', index.projection],
        ...(isChart(picture) ? [] : [['Models', users.join(', ')] as [string, string]]),
      ]);
    }),
    ...(isChart(picture) ? [] : ['<h3>Models</h3>']),
    ...(isChart(picture) ? [] : models).map((model) =>
      card(model.name, `${model.attributes} attributes`, [
        ['Indexes', model.indexes.map((number) => indexes[number].name).join(', ') || 'none'],
        ...model.notes.map((note): [string, string] => ['Note', note]),
      ]),
    ),
    '</section>',
  ].join('\n');
}

function card(title: string, tag: string, rows: [string, string][]): string {
  return `<article><h4>${escapeMarkup(title)} <small>${escapeMarkup(tag)}</small></h4>${definitions(rows)}</article>`;
}

function definitions(rows: [string, string][]): string {
  return `<dl>${rows.map(([term, text]) => `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd></div>`).join('')}</dl>`;
}
