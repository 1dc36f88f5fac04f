import GithubSlugger from 'github-slugger';

/** The Markdown of a type without what GitHub needs and the site does not, and the anchors that its members have here. */
export interface Rewritten {
  readonly body: string;
  /** By the id that jsii-docgen gives a member. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Leads a link to a type or a member, by its id; what has no page has no address. */
export type Lookup = (id: string) => string | undefined;

const heading = /^(#{4,6}) (.+?)(<sup>(\w+)<\/sup>)? <a name="[^"]*" id="([^"]*)"><\/a>$/;

/** The anchors of a type's members: the site makes them of the words of its headings. */
export function anchorsOf(text: string): Map<string, string> {
  const slugger = new GithubSlugger();
  const lines = outsideOfCode(text).map((line) => heading.exec(line));
  return new Map(lines.flatMap((found) => (found ? [[found[5], slugger.slug(headingText(found).replaceAll('`', ''))]] : [])));
}

/** The Markdown of a type as the site shows it. */
export function rewritten(text: string, lookup: Lookup): string {
  let inCode = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) inCode = !inCode;
    return inCode || line.startsWith('```') ? [line] : rewrittenLine(line, lookup);
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function rewrittenLine(line: string, lookup: Lookup): string[] {
  const found = heading.exec(line);
  if (found) return [`${found[1].slice(2)} ${headingText(found)}`];
  if (line === '---') return [];
  const see = /^> \[(.*)\]\((.*)\)$/.exec(line);
  if (see) return [see[1] === see[2] ? `See <${see[2]}>.` : `See [${see[1]}](${see[2]}).`];
  const fact = /^- \*(Type|Default|Extends|Implements|Implemented By|Deprecated):\* (.*)$/.exec(line);
  if (fact) return [`- **${fact[1]}:** ${fact[1] === 'Default' ? fact[2] : type(fact[2], lookup)}`];
  return [
    line
      .replace(/<code>(.*?)<\/code>/g, (_, inside: string) => type(inside, lookup))
      .replaceAll('*No description.*', '–')
      .replaceAll('**Name**', 'Name')
      .replaceAll('**Type**', 'Type')
      .replaceAll('**Description**', 'Description'),
  ];
}

function headingText([, , words, , demand]: RegExpExecArray): string {
  return demand === 'Optional' || demand === undefined ? words : `${words} (${demand.toLowerCase()})`;
}

/** A type, which can be made of several: what has a page is a link, all else is code. */
function type(html: string, lookup: Lookup): string {
  const parts = html.split(/(<a href="#[^"]*">[^<]*<\/a>)/);
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, id, words] = /^<a href="#([^"]*)">([^<]*)<\/a>$/.exec(part) ?? [];
      if (id === undefined) return /^, *$/.test(part) ? ', ' : `\`${part}\``;
      const to = lookup(id);
      return to === undefined ? `\`${words}\`` : `[\`${words}\`](${to})`;
    })
    .join('');
}

function outsideOfCode(text: string): string[] {
  return text.replace(/^```[\s\S]*?^```/gm, '').split('\n');
}
