import type { TextlintRuleModule } from '@textlint/kernel';
import { proseOf, sentencesOf } from './prose';

/** Aim for 25 words; more than this is refused. */
export const LIMIT = 32;

/** Reports sentences that are too long. Tables have columns to read by, so their cells are not measured. */
export const sentenceLength: TextlintRuleModule = ({ Syntax, RuleError, report, getSource, locator }) => ({
  [Syntax.Paragraph](node) {
    for (const { start, end, words } of sentencesOf(proseOf(node as never, getSource(node)))) {
      if (words <= LIMIT) continue;
      const message = `${words} words in one sentence: split it (${LIMIT} at most, aim for 25)`;
      report(node, new RuleError(message, { padding: locator.range([start, end]) }));
    }
  },
});
