import { boundary, CODE } from './rules/prose';

/** The sentences of a page: its prose and lists, without code, tables and headings. */
export function sentencesIn(page: string): string[] {
  const prose = page
    .replace(/^ *```[\s\S]*?^ *```$/gm, '\n')
    .replace(/^\s*\|.*$/gm, '')
    .replace(/^#.*$/gm, '\n')
    .replace(/^\s*([-*]|\d+\.) /gm, '\n')
    // An inline code or a link is as long as what a reader sees of it: one word, and its text.
    .replace(/`[^`\n]+`/g, CODE)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '');
  return prose
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .flatMap((paragraph) => paragraph.split(boundary))
    .map((sentence) => sentence.replaceAll(CODE, 'code').trim())
    .filter((sentence) => /\w/.test(sentence));
}
