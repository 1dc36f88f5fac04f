import { isChart } from './chart';
import type { TablePicture } from './table-picture';

/** A Mermaid flowchart, as GitHub and GitLab draw it in Markdown. Names stand in labels alone: as ids they could break the syntax. */
export function mermaid(pictures: TablePicture[]): string {
  return `${['flowchart LR', ...pictures.flatMap(tableLines)].join('\n')}\n`;
}

function tableLines(picture: TablePicture, at: number): string[] {
  const id = `t${at}`;
  const { name, partitionKey, sortKey, timeToLive, indexes } = picture;
  const keys = [`partition key ${partitionKey}`, sortKey && `sort key ${sortKey}`, timeToLive && `expires by ${timeToLive}`];
  return [
    `  subgraph ${id}s[${label(`table ${name}`)}]`,
    `    ${id}[(${label(name, ...keys)})]`,
    ...indexes.map(
      (index, number) =>
        `    ${id}i${number}[/${label(`${index.kind} ${index.name}`, [index.partitionKey, index.sortKey].filter(Boolean).join(' / '), index.projection)}/]`,
    ),
    ...indexes.map((_, number) => `    ${id} -.- ${id}i${number}`),
    '  end',
    ...groupsOf(picture).flatMap(({ text, indexes: queried }, number) => [
      `  ${id}m${number}(${label(...text)}) --> ${id}`,
      ...queried.map((index) => `  ${id}m${number} --> ${id}i${index}`),
    ]),
  ];
}

/** Models of one table, each by itself; where they are many, those that query the same indexes stand together. */
function groupsOf(picture: TablePicture): { text: string[]; indexes: number[] }[] {
  const { models } = picture;
  if (!isChart(picture)) return models.map(({ name, notes, indexes }) => ({ text: [name, ...notes], indexes }));
  const groups = new Map<string, { text: string[]; indexes: number[] }>();
  for (const { name, indexes } of models) {
    const group = groups.get(indexes.join()) ?? { text: [], indexes };
    group.text.push(name);
    groups.set(indexes.join(), group);
  }
  return [...groups.values()];
}

/** A quoted label of several lines. Mermaid has entity codes of its own, `#35;` for `#`. */
function label(...lines: (string | undefined)[]): string {
  return `"${lines
    .filter((line) => line !== undefined && line !== '')
    .map((line) => (line as string).replace(/[^\p{L}\p{N} .,:()/_-]/gu, (character) => `#${character.codePointAt(0)};`))
    .join('<br/>')}"`;
}
