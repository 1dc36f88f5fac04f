import { maxDepth } from './limits';

/** What keeps a text from being JSON, where it is meant to be JSON and a reader of YAML would say something else. */
export interface JsonProblem {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

const opened: Record<string, string> = { '}': '{', ']': '[' };

/** Whether a text is meant as JSON: it begins with a bracket, after comments or none. */
export function looksLikeJson(text: string): boolean {
  return /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(?:\{\s*(?:["}]|\/[/*])|\[\s*(?:["{\]]|\/[/*]))/.test(text);
}

/** The first comment, bracket or text that is not closed or closes nothing. */
export function jsonProblem(text: string): JsonProblem | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at);
      if (end === undefined)
        return { offset: at, message: 'this text is never closed', hint: 'Close it with a quotation mark on its line.' };
      at = end;
    } else if (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      return {
        offset: at,
        message: 'it has a comment, which JSON does not allow',
        hint: 'Remove the comments, or write the document in YAML.',
      };
    } else if (character === '{' || character === '[') {
      open.push(at);
      // How deep a text may be is said elsewhere.
      if (open.length > maxDepth) return undefined;
    } else if (character === '}' || character === ']') {
      const begin = open.pop();
      if (begin === undefined)
        return { offset: at, message: `\`${character}\` closes no bracket`, hint: 'Remove it, or add the bracket that it closes.' };
      if (text[begin] !== opened[character]) {
        const place = `line ${text.slice(0, begin).split('\n').length}`;
        return {
          offset: at,
          message: `\`${character}\` cannot close the \`${text[begin]}\` of ${place}`,
          hint: 'Close the innermost bracket first.',
        };
      }
    }
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  return {
    offset: last,
    message: `this \`${text[last]}\` is never closed`,
    hint: 'Close the bracket. If the file is cut off, write it again.',
  };
}

/** The closing quotation mark, which stands on the same line. */
function endOfText(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') return undefined;
  }
  return undefined;
}
