import { didYouMean } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type ReplicaTableProps, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type Stack, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { FindingList } from '../findings/finding-list';
import { finding } from '../findings/findings';
import { isKnown } from '../findings/known';
import { checkEmpty } from './name-checks';

/** Replicas and customer keys: they need a known region, each region once, and a key in each of them. */
export function checkReplicas(list: FindingList, props: DynamORMTableProps, stack: Stack): void {
  const replicas = props.replicas ?? [];
  const customerKey = props.encryption?.type === TableEncryption.CUSTOMER_MANAGED;
  if (Token.isUnresolved(stack.region)) {
    refuseWithoutRegion(list, customerKey, replicas.length > 0);
    return;
  }
  checkRegions(
    list,
    'replicas',
    replicas.map((replica) => replica.region),
    stack.region,
    '.region',
  );
  checkPolicies(list, replicas);
  if (customerKey) checkKeys(list, props, stack.region);
}

/**
 * Whether a replica is deployed already nobody knows here.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
 */
function checkPolicies(list: FindingList, replicas: ReplicaTableProps[]): void {
  replicas.forEach(({ region, resourcePolicy }, i) => {
    if (resourcePolicy === undefined) return;
    list.add('DYN-T133', `The replica in \`${region}\` has a resource policy, but CloudFormation refuses a policy on a new replica.`, {
      path: `replicas[${i}].resourcePolicy`,
      hint: 'Deploy the replica first, and add its policy in a later deployment.',
    });
  });
}

/** Regions that hold a copy of the table: known, there, and each named once. */
export function checkRegions(list: FindingList, prop: string, regions: string[], own: string, suffix = ''): void {
  const seen = new Set([own]);
  regions.forEach((region, i) => {
    const path = `${prop}[${i}]${suffix}`;
    if (Token.isUnresolved(region)) list.add('DYN-T023', 'The region of a replica must be known at synthesis.', { path });
    else if (!checkEmpty(list, path, region)) {
      if (seen.has(region)) list.add('DYN-T023', `The region \`${region}\` already has the table.`, { path, found: region });
      else checkRegion(list, path, region, own);
    }
    seen.add(region);
  });
}

/** A region that AWS has, in the partition of the table. */
export function checkRegion(list: FindingList, path: string, region: string, own: string): void {
  const known = RegionInfo.regions.map(({ name }) => name);
  if (!known.includes(region)) {
    list.add('DYN-T034', `AWS has no region \`${region}\`.`, {
      path,
      found: region,
      hint:
        (typeof region === 'string' ? didYouMean(region, known) : undefined) ?? 'If the region is newer than your aws-cdk-lib, update it.',
    });
    return;
  }
  const [theirs, ours] = [region, own].map((name) => (Token.isUnresolved(name) ? undefined : RegionInfo.get(name).partition));
  if (theirs === undefined || ours === undefined || theirs === ours) return;
  const message = `The region \`${region}\` is in the partition \`${theirs}\`, but the table is in \`${ours}\`. DynamoDB replicates only within one partition.`;
  list.add('DYN-T034', message, { path, found: region });
}

/** Settings of replicas for indexes that the table does not have once all calls are made. */
export function replicaIndexFindings(
  replicas: ReplicaTableProps[] = [],
  { globalIndexes }: Pick<DeclaredTable, 'globalIndexes'>,
): Finding[] {
  if (replicas.length === 0) return [];
  const indexNames = globalIndexes.map(({ indexName }) => indexName);
  return replicas.flatMap((replica, i) =>
    Object.keys(replica.globalSecondaryIndexOptions ?? {})
      .filter((name) => isKnown(name) && !indexNames.includes(name))
      .map((name) =>
        finding('DYN-T029', {
          path: `replicas[${i}].globalSecondaryIndexOptions`,
          message: `The replica in \`${replica.region}\` sets options of the index \`${name}\`, which the table does not have.`,
          found: name,
          expected: indexNames.join(', ') || 'no index',
        }),
      ),
  );
}

function refuseWithoutRegion(list: FindingList, customerKey: boolean, replicated: boolean): void {
  const hint = "Set `env: { account: '111122223333', region: 'eu-west-1' }` on the stack.";
  if (customerKey) list.add('DYN-T022', 'A customer managed key needs a stack with an explicit region.', { path: 'encryption', hint });
  if (replicated) list.add('DYN-T022', 'Replicas need a stack with an explicit region.', { path: 'replicas', hint });
}

function checkKeys(list: FindingList, props: DynamORMTableProps, own: string): void {
  const keyArns = props.encryption?.replicaKeyArns ?? {};
  if (keyArns[own] !== undefined) {
    list.add('DYN-T024', `\`${own}\` is the table's own region, but is listed among the keys of the replicas.`, {
      path: 'encryption',
      found: own,
      hint: 'Pass the key of that region as the first argument of TableEncryptionV2.customerManagedKey.',
    });
  }
  checkKeyRegions(list, props, own);
  props.replicas?.forEach(({ region }, i) => {
    if (!isKnown(region) || region === '' || region === own || keyArns[region]) return;
    list.add('DYN-T024', `The replica in \`${region}\` has no customer managed key.`, {
      path: `replicas[${i}].region`,
      hint: `Give TableEncryptionV2.customerManagedKey(key, { '${region}': '<key ARN>' }).`,
    });
  });
}

/** DynamoDB refuses a key of another region. What is unknown until deployment is not judged. */
function checkKeyRegions(list: FindingList, { encryption }: DynamORMTableProps, own: string): void {
  const refuse = (path: string, where: string, found: string) =>
    list.add('DYN-T024', `The key of ${where} is in \`${found}\`, but KMS keys work only in their own region.`, {
      path,
      found,
      hint: 'Use a key of that region, such as a replica of a multi-Region key.',
    });
  const region = encryption?.tableKey?.env.region;
  if (isKnown(region) && region !== own) refuse('encryption', `the table in \`${own}\``, region);
  for (const [place, arn] of Object.entries(encryption?.replicaKeyArns ?? {})) {
    const stated = isKnown(arn) && arn.startsWith('arn:') ? arn.split(':')[3] : undefined;
    if (place !== own && isKnown(stated) && stated !== place)
      refuse(`encryption.replicaKeyArns.${place}`, `the replica in \`${place}\``, stated);
  }
}
