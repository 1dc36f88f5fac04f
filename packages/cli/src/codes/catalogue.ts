import type { Catalogue, CatalogueEntry } from '@dynamorm-cdk/core/diagnostics';

/** The codes of all packages: packaging/catalogue.ts puts them here, so that the command line needs none of the packages. */
declare const DYNAMORM_CDK_CODES: readonly CatalogueEntry[];

/** Every code of the project, sorted. */
export const catalogue: Catalogue = new Map(DYNAMORM_CDK_CODES.map((entry) => [entry.code, entry]));

/** The section about a code, for a browser. */
export function pageOf({ code, page }: CatalogueEntry): string {
  return `https://github.com/dynamorm-cdk/dynamorm-cdk/blob/main/${page}#${code.toLowerCase()}`;
}
