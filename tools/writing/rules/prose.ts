/** A node of textlint's tree, as far as the rules read it. */
export interface TextNode {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly children?: readonly TextNode[];
}

/** Stands for each character of inline code: no word of the list has it, and a sentence counts it as one word. */
export const CODE = '¤';

/** The words of a node, each at the place it has in the source: code is hidden, and marks of Markdown are spaces. */
export function proseOf(node: TextNode, source: string): string {
  const characters = [...Array(source.length)].map(() => ' ');
  const copy = (part: TextNode): void => {
    if (part.type === 'Str' || part.type === 'Code') {
      for (let at = part.range[0]; at < part.range[1]; at++) {
        const index = at - node.range[0];
        characters[index] = part.type === 'Code' ? CODE : source[index];
      }
    }
    part.children?.forEach(copy);
  };
  copy(node);
  return characters.join('').replace(/\n/g, ' ');
}

/** A sentence, where it begins, and how many words it has. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

/** What follows a full stop that ends a sentence. */
export const boundary = /(?<=[.!?][)"'”’]*)\s+(?=["'“(]*[\p{Lu}\d¤])/gu;

/** The sentences of a paragraph. A list after a colon is part of its sentence. */
export function sentencesOf(prose: string): Sentence[] {
  const ends = [...prose.matchAll(boundary)].map(({ index }) => index);
  let start = 0;
  return [...ends, prose.length].map((end) => {
    const words = prose
      .slice(start, end)
      .split(/\s+/)
      .filter((word) => /[\p{L}\d¤]/u.test(word)).length;
    const sentence = { start, end, words };
    start = end;
    return sentence;
  });
}
