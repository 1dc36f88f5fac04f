import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { generate } from '../../../tools/bindings/generate';
import type { Language } from '../../../tools/bindings/language';
import { refusal, synthesis, typescript } from '../../../tools/bindings/orders-example';
import { noiseIn } from '../../../tools/processes/noise';
import { root } from '../../../tools/root';

/** How many lines a language's runtime may say before the findings. */
const LINES_BEFORE = 3;

/** Documents that do not fit the tables, found at synthesis, and documents that are wrong by themselves, found when they are read. */
const broken = [
  { models: 'examples/orders/models.broken.dms.yaml', codes: ['DYN-M080', 'DYN-M081'] },
  { models: 'test/support/bindings/models.invalid.dms.yaml', codes: ['DYN-M024', 'DYN-M028', 'DYN-M045'] },
];

/** A test that needs a language, as its users have it. */
type LanguageTest = (title: string, work: () => Promise<void>) => void;

/** The bindings as users of a language get them: built, used by the example, and the outcome compared with TypeScript's. */
export function languageTests(language: Language, further: (test: LanguageTest) => void = () => undefined): void {
  let missing: string | undefined;

  beforeAll(async () => {
    missing = await language.missing();
    if (missing === undefined) await generate(language);
  });

  const languageTest: LanguageTest = (title, work) =>
    test(title, async ({ skip }) => {
      skip(missing !== undefined, missing);
      await work();
    });

  languageTest("the example synthesizes TypeScript's template, and says nothing else", async () => {
    const [ours, theirs] = [await synthesis(typescript), await synthesis(language)];
    expect(theirs.template).toBe(ours.template);
    for (const { printed } of [ours, theirs]) expect(noiseIn(printed), printed).toEqual([]);
  });

  for (const { models, codes } of broken) {
    // Whoever reads a Go panic or a Python exception sees the findings before any stack trace.
    languageTest(`the findings of ${models} come first`, async () => {
      const output = await refusal(language, join(root, models));
      const lines = output.split('\n').filter((line) => line.trim() !== '');
      const first = lines.slice(0, LINES_BEFORE + codes.length).join('\n');
      for (const code of codes) expect(first, `${code} is not among the first lines of:\n${output}`).toContain(code);
      expect(noiseIn(output), output).toEqual([]);
    });
  }

  further(languageTest);
}
