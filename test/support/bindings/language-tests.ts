import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { brokenModels, buriedCodes } from '../../../tools/bindings/findings-first';
import { generate } from '../../../tools/bindings/generate';
import type { Language } from '../../../tools/bindings/language';
import { refusal, synthesis, typescript } from '../../../tools/bindings/orders-example';
import { noiseIn } from '../../../tools/processes/noise';
import { root } from '../../../tools/root';
import { READS_UNKNOWN, readUnknown } from './unknown-values';

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

  for (const { models, codes } of brokenModels) {
    languageTest(`the findings of ${models} come first`, async () => {
      const output = await refusal(language, join(root, models));
      expect(buriedCodes(output, codes), output).toEqual([]);
      expect(noiseIn(output), output).toEqual([]);
    });
  }

  languageTest('unknown values are read as such, and refused where they are given', async () => {
    expect(await readUnknown(language)).toEqual(READS_UNKNOWN);
  });

  further(languageTest);
}
