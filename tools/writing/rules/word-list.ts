import type { TextlintRuleModule } from '@textlint/kernel';
import list from '../words.json';
import { proseOf } from './prose';

/** A word that no text has, by the list in `words.json`. */
export interface Word {
  /** A regular expression, in which case does not matter. */
  readonly word: string;
  readonly instead: string;
  readonly why: string;
  /** A sentence that has it. */
  readonly bad: string;
}

export const words: readonly Word[] = list;

const compiled = words.map((entry) => ({ ...entry, pattern: new RegExp(entry.word, 'gi') }));

/** Reports each word of the list, with its reason and with what to write. */
export const wordList: TextlintRuleModule = ({ Syntax, RuleError, report, getSource, locator }) => {
  const check = (node: Parameters<typeof getSource>[0] & object) => {
    const prose = proseOf(node as never, getSource(node));
    for (const { pattern, instead, why } of compiled) {
      for (const { index, 0: found } of prose.matchAll(pattern)) {
        const message = `"${found.trim()}": write ${instead} (${why})`;
        report(node, new RuleError(message, { padding: locator.range([index, index + found.length]) }));
      }
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.Header]: check, [Syntax.TableCell]: check };
};
