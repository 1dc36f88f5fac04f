import type { CodeDefinition, CodePage } from './code';

/** A code, and where it is explained. */
export interface CatalogueEntry extends CodeDefinition {
  readonly topic: string;
  /** Of the examples, as Markdown names it. */
  readonly language: string;
  readonly page: string;
}

/** All codes of several packages, sorted. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** Merges what packages declare. A code that two of them declare is a mistake of the program. */
export function catalogueOf(pages: readonly CodePage[]): Catalogue {
  const entries = pages.flatMap(({ page, groups }) =>
    groups.flatMap(({ title: topic, language, codes }) => codes.map((one) => ({ language, ...one, topic, page }))),
  );
  const sorted = entries.sort((a, b) => (a.code < b.code ? -1 : 1));
  const twice = sorted.find(({ code }, at) => sorted[at + 1]?.code === code);
  if (twice) throw new Error(`The code ${twice.code} is declared twice.`);
  const retired = pages.flatMap((page) => page.retired ?? []).find((code) => sorted.some((entry) => entry.code === code));
  if (retired) throw new Error(`The code ${retired} is retired and declared again.`);
  return new Map(sorted.map((entry) => [entry.code, entry]));
}
