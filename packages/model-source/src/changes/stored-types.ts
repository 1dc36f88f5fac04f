import type { ModelAttribute } from '@dynamorm-cdk/model-spec';
import { type Effect, fails, loses, works } from './change';
import type { Language } from './language';

/** What DynamoDB holds: an encrypted attribute is a map, whatever its type is. */
export function storedType({ type, encrypted }: ModelAttribute): string {
  return encrypted ? 'M' : type;
}

/** What the Go client reads of a type into fields of another one, as it was tried; all others are errors. */
const readByGo: Record<string, string> = { L: 'SS', SS: 'L' };

/** What a client does that expects one type and finds another. */
export function readingAs(expected: string, found: string, languages: readonly Language[]): Effect {
  const effects = languages.map((language) => [language, effectIn(language, expected, found)] as const);
  const [[, first]] = effects;
  if (effects.every(([, { text }]) => text === first.text)) return first;
  const worst = ['fails', 'loses', 'works'].find((outcome) => effects.some(([, one]) => one.outcome === outcome)) as Effect['outcome'];
  return { outcome: worst, text: effects.map(([language, { text }]) => `${text} (${language})`).join(', ') };
}

function effectIn(language: Language, expected: string, found: string): Effect {
  switch (language) {
    case 'Go':
      return readByGo[found] === expected
        ? works(`reads ${found} as ${expected} if its elements are text`)
        : fails(`cannot read items with ${found}`);
    case 'TypeScript':
      return fails(`cannot read items with ${found}`);
    case 'Python':
      return loses(`gets values of ${found} where it expects ${expected}`);
  }
}
