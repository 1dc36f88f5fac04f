import type { Code, RootContent } from 'mdast';
import { type Edit, parse, span } from './parse.js';

/** The languages that the packages are used in, as Markdown and as readers name them. */
const languages: Record<string, string> = {
  ts: 'TypeScript',
  typescript: 'TypeScript',
  js: 'TypeScript',
  go: 'Go',
  python: 'Python',
  java: 'Java',
};

/** Changes that put blocks of code in several languages, one directly after the other, into tabs. */
export function languageTabs(text: string): Edit[] {
  return runs(parse(text).children).map((run) => ({
    start: span(run[0]).start,
    end: span(run[run.length - 1]).end,
    text: tabs(run, text),
  }));
}

/** Neighbours in several languages, each language once. */
function runs(siblings: readonly RootContent[]): Code[][] {
  const found: Code[][] = [];
  let current: Code[] = [];
  const close = () => {
    if (current.length > 1) found.push(current);
    current = [];
  };
  for (const node of siblings) {
    const name = node.type === 'code' ? nameOf(node) : undefined;
    if (node.type !== 'code' || name === undefined) close();
    else {
      if (current.some((one) => nameOf(one) === name)) close();
      current.push(node);
    }
  }
  close();
  return found;
}

/** A block of another language can belong to one of these: `sh go` is how the Go packages are installed. */
function nameOf({ lang, meta }: Code): string | undefined {
  return languages[lang ?? ''] ?? languages[meta?.split(' ')[0] ?? ''];
}

/** Without a script all panels are shown, each under its language: the element makes tabs of them. */
function tabs(run: readonly Code[], text: string): string {
  const panels = run.flatMap((node) => {
    const { start, end } = span(node);
    return [`<div data-language="${nameOf(node)}">`, '', text.slice(start, end), '', '</div>', ''];
  });
  return ['<language-tabs>', '', ...panels, '</language-tabs>'].join('\n');
}
