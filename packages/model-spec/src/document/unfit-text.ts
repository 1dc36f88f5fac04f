import { characterInWords, unfitCharacters } from './characters';
import type { Findings } from './findings';
import { maxSyntaxErrors } from './limits';
import type { Node, Place } from './node';
import { syntax } from './text-rules';
import type { Mapping, Value } from './value';

/** Says that a text holds a character that no document may hold. */
export function reportCharacter(place: Place, character: string, findings: Findings, atKey = false): void {
  findings.add(syntax, place, {
    atKey,
    message: `The text contains ${characterInWords(character)}.`,
    found: characterInWords(character),
    hint: 'Remove the character.',
  });
}

/** Looks for such characters in all texts and keys of a document, where they may stand behind an escape. */
export function reportUnfitText(root: Node, findings: Findings): void {
  let left = maxSyntaxErrors;
  const keys: (string | number)[] = [];
  const check = (text: string, atKey: boolean): void => {
    const [first] = unfitCharacters(text, 1);
    if (first && left-- > 0) reportCharacter(root.below(keys).node, first.character, findings, atKey);
  };
  const walk = (value: Value): void => {
    if (typeof value === 'string') check(value, false);
    else if (typeof value === 'object' && value !== null) {
      for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
        keys.push(key);
        if (typeof key === 'string') check(key, true);
        walk((value as Mapping)[key]);
        keys.pop();
      }
    }
  };
  walk(root.content);
}
