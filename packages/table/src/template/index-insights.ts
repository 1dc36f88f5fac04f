import type { CfnGlobalTable, ContributorInsightsSpecification } from 'aws-cdk-lib/aws-dynamodb';
import { type IResolvable, type IResolveContext, Lazy } from 'aws-cdk-lib/core';

type Replica = { globalSecondaryIndexes?: { indexName: string; contributorInsightsSpecification?: unknown }[] };

/**
 * Contributor Insights of single indexes. TableV2 knows them for replicas of other regions alone; in the template they belong to each copy.
 * What a replica says of its own index stays, and so does every reference inside: nothing is resolved here.
 */
export function addIndexInsights(resource: CfnGlobalTable, insights: () => Map<string, ContributorInsightsSpecification>): void {
  const rendered = resource.replicas as IResolvable;
  resource.replicas = Lazy.uncachedAny({
    produce: (context: IResolveContext) => {
      const wanted = insights();
      return (rendered.resolve(context) as Replica[]).map((replica) => withInsights(replica, wanted));
    },
  });
}

function withInsights(replica: Replica, wanted: Map<string, ContributorInsightsSpecification>): Replica {
  const globalSecondaryIndexes = replica.globalSecondaryIndexes?.map((index) => {
    const contributorInsightsSpecification = index.contributorInsightsSpecification ?? wanted.get(index.indexName);
    return contributorInsightsSpecification === undefined ? index : { ...index, contributorInsightsSpecification };
  });
  return { ...replica, globalSecondaryIndexes };
}
