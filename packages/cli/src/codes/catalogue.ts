import type { Catalogue, CatalogueEntry } from '@dynamorm-cdk/core/diagnostics';

/** The codes of all packages: packaging/catalogue.ts puts them here, as JSON, so that the command line needs none of the packages. */
declare const DYNAMORM_CDK_CODES: string;

/** Every code of the project, sorted. */
export const catalogue: Catalogue = new Map((JSON.parse(DYNAMORM_CDK_CODES) as CatalogueEntry[]).map((entry) => [entry.code, entry]));

/** The page of a code on the site of the documentation. */
export function pageOf({ code }: CatalogueEntry): string {
  return `https://dynamorm-cdk.github.io/dynamorm-cdk/reference/codes/${code.toLowerCase()}/`;
}
