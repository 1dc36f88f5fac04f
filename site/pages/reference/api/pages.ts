import { identity } from '../../../../projenrc/identity.js';
import { plainWords } from '../../markdown/opening.js';
import type { Page } from '../../page.js';
import { address, type Places } from '../../places.js';
import { type Api, type ApiType, apiLanguages } from './read.js';
import { anchorsOf, type Lookup, rewritten } from './rewrite.js';

const routeOf = ({ package: name, language }: Api, type?: ApiType): string =>
  `reference/api/${name}/${language.word}${type ? `/${type.name.toLowerCase()}` : ''}`;

/** Links to the generated Markdown of an API lead to the list of its types, or to the page of one. */
export function apiPlaces(apis: readonly Api[]): Places {
  return (path, anchor) => {
    const api = apis.find((one) => one.path === path);
    if (!api) return undefined;
    return lookupIn([api])(anchor.slice(1)) ?? address(routeOf(api));
  };
}

/** For each package and language a list of its types, and a page for every type. */
export function apiPages(apis: readonly Api[]): Page[] {
  return apis.flatMap((api) => {
    // A type of another package is the same in the same language.
    const lookup = lookupIn(apis.filter(({ language }) => language === api.language));
    return [listPage(api), ...api.types.map((type) => typePage(api, type, apis, lookup))];
  });
}

/** Finds types and members by the ids of jsii-docgen. */
function lookupIn(apis: readonly Api[]): Lookup {
  const found = new Map<string, string>();
  for (const api of apis) {
    for (const type of api.types) {
      const page = address(routeOf(api, type));
      found.set(type.id, page);
      for (const [id, anchor] of anchorsOf(type.text)) if (id.startsWith(type.id)) found.set(id, `${page}#${anchor}`);
    }
  }
  return (id) => found.get(id);
}

function listPage(api: Api): Page {
  const kinds = [...new Set(api.types.map(({ kind }) => kind))];
  const lists = kinds.flatMap((kind) => [
    `## ${kind}`,
    '',
    `| Name | What it is |`,
    '|---|---|',
    ...api.types
      .filter((type) => type.kind === kind)
      .map((type) => `| [\`${type.name}\`](${address(routeOf(api, type))}) | ${firstParagraph(type).replaceAll('|', '\\|')} |`),
    '',
  ]);
  return {
    route: routeOf(api),
    title: `${api.package} in ${api.language.name}`,
    label: api.language.name,
    description: `The classes, structs, interfaces and enums of ${identity.npmScope}/${api.package} in ${api.language.name}.`,
    under: ['Reference', 'API', api.package],
    body: [`All of [${identity.npmScope}/${api.package}](${address(`reference`)}) as ${api.language.name} has it.`, '', ...lists].join(
      '\n',
    ),
    contents: 2,
  };
}

function typePage(api: Api, type: ApiType, apis: readonly Api[], lookup: Lookup): Page {
  const elsewhere = apiLanguages.flatMap((language) => {
    const other = apis.find((one) => one.package === api.package && one.language === language);
    const same = other?.types.find(({ id }) => id === type.id);
    if (!other || !same || other === api) return [];
    return [`[${language.name}](${address(routeOf(other, same))})`];
  });
  return {
    route: routeOf(api, type),
    title: `${type.name} (${api.language.name})`,
    description: plainWords(firstParagraph(type)) || undefined,
    body: [
      `[${api.package} in ${api.language.name}](${address(routeOf(api))}) · the same in ${elsewhere.join(', ')}`,
      '',
      rewritten(type.text, lookup),
    ].join('\n'),
  };
}

/** What a type is, before its examples and members. */
function firstParagraph({ text }: ApiType): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => !/^[-#>`*|]/.test(paragraph));
  return (paragraphs[0] ?? '').replace(/\s*\n\s*/g, ' ');
}
