import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** The tree of a text in GitHub's Markdown; each node knows where it stands. */
export function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Where a node begins and ends in the text. */
export function span(node: Nodes): { start: number; end: number } {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) throw new Error(`A ${node.type} without a place`);
  return { start: start.offset, end: end.offset };
}

/** Every node below a node, and itself. */
export function* nodes(node: Nodes): Generator<Nodes> {
  yield node;
  for (const child of (node as Partial<Parents>).children ?? []) yield* nodes(child);
}

/** The words of a node, without marks. */
export function words(node: Nodes): string {
  return [...nodes(node)].map((one) => ('value' in one && one.type !== 'html' ? one.value : '')).join('');
}

/** A change of a text: what stands between two places gives way to something else. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with all changes made. */
export function edited(text: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}
