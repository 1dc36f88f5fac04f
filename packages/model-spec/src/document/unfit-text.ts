import { characterInWords, unfitCharacters } from './characters';
import type { Findings } from './findings';
import { maxSyntaxErrors } from './limits';
import type { Node } from './node';
import { syntax } from './text-rules';

/** Says that a text holds a character that no document may hold. */
export function reportCharacter(node: Node, character: string, findings: Findings, atKey = false): void {
  findings.add(syntax, node, {
    atKey,
    message: `The text contains ${characterInWords(character)}.`,
    found: characterInWords(character),
    hint: 'Remove the character.',
  });
}

/** Looks for such characters in all texts and keys of a document, where they may stand behind an escape. */
export function reportUnfitText(root: Node, findings: Findings): void {
  let left = maxSyntaxErrors;
  const check = (node: Node, text: string, atKey: boolean): void => {
    const [first] = unfitCharacters(text, 1);
    if (first && left-- > 0) reportCharacter(node, first.character, findings, atKey);
  };
  const walk = (node: Node): void => {
    const { content } = node;
    if (typeof content === 'string') check(node, content, false);
    else if (Array.isArray(content)) content.forEach(walk);
    else if (content instanceof Map) {
      for (const [key, child] of content) {
        check(child, key, true);
        walk(child);
      }
    }
  };
  walk(root);
}
