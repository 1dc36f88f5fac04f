import { slug } from 'github-slugger';
import type { CodeDefinition, CodePage } from '../../../packages/core/src/diagnostics/index.js';
import { links } from '../markdown/links.js';
import { plainWords } from '../markdown/opening.js';
import { edited } from '../markdown/parse.js';
import type { Page } from '../page.js';
import { address, type Places } from '../places.js';

/** What the site says of the codes of one package. */
export interface CodeSection {
  readonly page: CodePage;
  /** The last word of the route of its list. */
  readonly name: string;
  /** The letter that its codes begin with, such as `M`. */
  readonly letter: string;
}

/** What the codes of a package are about. */
const about: Record<string, string> = {
  'model-spec': 'model documents',
  table: 'tables',
  'multi-tenant': 'tenants',
  cli: 'command line',
};

/** The route of a code. */
export function codeRoute(code: string): string {
  return `reference/codes/${code.toLowerCase()}`;
}

/** The route of the list of a package's codes. */
export function listRoute({ name }: CodeSection): string {
  return `reference/codes/${name}`;
}

/** Links to the generated Markdown of the codes lead to the page of the code, or to the list. */
export function codePlaces(sections: readonly CodeSection[]): Places {
  return (path, anchor) => {
    const section = sections.find(({ page }) => page.page === path);
    if (!section) return undefined;
    const code = codesOf(section).find((one) => `#${one.code.toLowerCase()}` === anchor);
    return code ? address(codeRoute(code.code)) : address(listRoute(section), anchor);
  };
}

/** A list of the codes of each package, and a page for every code. */
export function codePages(sections: readonly CodeSection[], places: Places): Page[] {
  const onSite = (text: string, source: string): string => edited(text, links(text, source, places));
  return [
    ...sections.map((section) => listPage(section, onSite)),
    ...sections.flatMap((section) =>
      section.page.groups.flatMap((group) =>
        group.codes.map((code) => codePage({ language: group.language, ...code }, group.title, section, onSite)),
      ),
    ),
  ];
}

function codesOf({ page }: CodeSection): CodeDefinition[] {
  return page.groups.flatMap(({ codes }) => [...codes]);
}

type OnSite = (text: string, source: string) => string;

function listPage(section: CodeSection, onSite: OnSite): Page {
  const { page, letter } = section;
  const lists = page.groups.flatMap(({ title, codes }) => [
    `## ${title}`,
    '',
    '| Code | Severity | Meaning |',
    '|---|---|---|',
    ...codes.map((one) => `| [${one.code}](${address(codeRoute(one.code))}) | ${one.severity} | ${cell(onSite(one.title, page.page))} |`),
    '',
  ]);
  const retired = page.retired?.length ? ['## Retired codes', '', `${page.retired.join(', ')}: no longer used, and never reused.`] : [];
  return {
    route: listRoute(section),
    title: page.title,
    label: `${letter}: ${about[section.name] ?? section.name}`,
    description: `Every code that begins with DYN-${letter}: ${page.groups.map(({ title }) => title).join(', ')}.`,
    body: [...page.introduction.flatMap((text) => [onSite(text, page.page), '']), ...lists, ...retired].join('\n'),
    under: ['Reference', 'Error codes'],
    contents: 2,
  };
}

function codePage(code: CodeDefinition, topic: string, section: CodeSection, onSite: OnSite): Page {
  const { page, letter } = section;
  const example = (heading: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`## ${heading}`, '', `\`\`\`${code.language}`, text, '```', ''];
  const neighbours = `${address(listRoute(section))}#${slug(topic)}`;
  return {
    route: codeRoute(code.code),
    title: `${code.code}: ${plainWords(code.title).replace(/\.$/, '')}`,
    description: plainWords(code.why),
    body: [
      `Severity: **${code.severity}**. Topic: [${topic}](${neighbours}).`,
      '',
      '## Why',
      '',
      onSite(code.why, page.page),
      '',
      ...example('Broken', code.broken),
      ...example('Fixed', code.fixed),
      '## On the command line',
      '',
      '```sh',
      `dynamorm-cdk explain ${code.code}`,
      '```',
      '',
      `All codes that begin with \`DYN-${letter}\`: [${page.title}](${address(listRoute(section))}).`,
    ].join('\n'),
    contents: false,
  };
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');
