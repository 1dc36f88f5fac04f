import type { ContributorInsightsSpecification } from 'aws-cdk-lib/aws-dynamodb';
import type { DeclaredTable } from './declared-table';
import type { GlobalIndexProps, IndexThroughputOptions } from './secondary-index-props';

type IndexOptions = { [index: string]: IndexThroughputOptions } | undefined;

/** A global index with the throughput that stands under its name. */
export function withThroughput(index: GlobalIndexProps, options: IndexOptions): GlobalIndexProps {
  const given = options?.[index.indexName];
  return given ? { ...index, ...stated(given) } : { ...index };
}

/** Contributor Insights by the name of the index. */
export function insightsOf({ globalIndexes }: DeclaredTable): Map<string, ContributorInsightsSpecification> {
  return new Map(globalIndexes.flatMap(({ indexName, contributorInsights: one }) => (one ? [[indexName, one] as const] : [])));
}

/** The settings that an index has both under its name and where it is declared. */
export function statedTwice(index: GlobalIndexProps, options: IndexOptions): string[] {
  return Object.keys(stated(options?.[index.indexName] ?? {})).filter((setting) => index[setting as keyof GlobalIndexProps] !== undefined);
}

function stated(options: IndexThroughputOptions): IndexThroughputOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
