import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { CfnGlobalTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { hasAwsManagedKey } from '../grants/aws-managed-key';
import { everybodyFinding, managedKeyFinding } from '../grants/grant-findings';
import { accountsOfEntry, foreignAccounts, namesEverybody } from '../grants/principal-accounts';
import type { ToldOfGrants } from '../grants/told-of-grants';
import { renderedProperties } from '../template/rendered-table';

/** The policy of the table or of its stream in one region, as the template has it. */
interface RenderedPolicy {
  readonly path: string;
  /** What messages call the policy. */
  readonly name: string;
  /** What messages call that which it opens, after the name of an account. */
  readonly opened: string;
  readonly statements: readonly StatementJson[];
}

interface StatementJson {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Condition?: unknown;
}

/** Whether there can be a policy at all: to render a table costs an eighth of its synthesis. */
function mayHavePolicy(table: TableV2, { replicas, streamResourcePolicy }: DynamORMTableProps): boolean {
  const { streamResourcePolicy: ofStream } = table as { streamResourcePolicy?: unknown };
  return Boolean(table.resourcePolicy ?? streamResourcePolicy ?? ofStream ?? replicas?.some((one) => one.resourcePolicy));
}

/**
 * Whom the policies of a table allow in vain, however they came to be: by a prop, a call past the construct or an override.
 * What grants wrote is told of the grants.
 */
export function policyFindings(table: TableV2, props: DynamORMTableProps, asDeclared: boolean, granted: () => ToldOfGrants): Finding[] {
  if (asDeclared && !mayHavePolicy(table, props)) return [];
  const policies = policiesOf(table, props);
  if (policies.length === 0) return [];
  const { accounts, publicActions } = granted();
  const managed = hasAwsManagedKey(table);
  return policies.flatMap(({ path, name, opened, statements }) => {
    const allowing = statements.filter(({ Effect }) => Effect === 'Allow');
    const isPublic = allowing.some(
      ({ Principal, Condition, Action }) =>
        !Condition && namesEverybody(Principal) && ![Action].flat().every((one) => publicActions.has(one)),
    );
    const allowed = managed ? allowing.flatMap(({ Principal }) => accountsOfEntry(Principal)) : [];
    const foreign = [...new Set(foreignAccounts(allowed, Stack.of(table).account))].filter((account) => !accounts.has(account));
    return [
      ...(isPublic ? [everybodyFinding(`${name} allows everybody`, path)] : []),
      ...(foreign.length > 0 ? [managedKeyFinding(`Access of account \`${foreign.join('` and `')}\`${opened}`, path)] : []),
    ];
  });
}

function policiesOf(table: TableV2, props: DynamORMTableProps): RenderedPolicy[] {
  const { Replicas: replicas } = renderedProperties(table.node.defaultChild as CfnGlobalTable);
  return recordsIn(replicas).flatMap((replica) => {
    const place = placeOf(replica.Region, table, props);
    const ofTable = { ...place, ...(place.path === 'resourcePolicy' && props.resourcePolicy ? { name: 'resourcePolicy' } : {}) };
    const stream = recordsIn(replica.ReplicaStreamSpecification)[0];
    const ofStream = {
      path: 'streamResourcePolicy',
      name: `The policy of the stream${place.where}`,
      opened: ` to the stream${place.where}`,
    };
    return [...policyIn(replica, ofTable), ...policyIn(stream, ofStream)];
  });
}

function placeOf(region: unknown, table: TableV2, { replicas = [] }: DynamORMTableProps) {
  const own = region === Stack.of(table).region || typeof region !== 'string';
  if (own) return { path: 'resourcePolicy', name: 'The resource policy of the table', opened: '', where: '' };
  const at = replicas.findIndex((replica) => replica.region === region);
  const where = ` in \`${region}\``;
  const path = at < 0 ? 'replicas' : `replicas[${at}].resourcePolicy`;
  return { path, name: `The resource policy of the replica${where}`, opened: ` to the replica${where}`, where };
}

function policyIn(holder: Properties | undefined, said: Omit<RenderedPolicy, 'statements'>): RenderedPolicy[] {
  const [policy] = recordsIn(holder?.ResourcePolicy);
  const [document] = recordsIn(policy?.PolicyDocument);
  const statements = recordsIn(document?.Statement);
  return statements.length === 0 ? [] : [{ ...said, statements }];
}

/** One or several, as JSON has them; what is neither is left to CloudFormation. */
function recordsIn(value: unknown): Properties[] {
  return [value].flat().filter((one): one is Properties => typeof one === 'object' && one !== null);
}
