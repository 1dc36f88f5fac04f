import { type Properties, recordOf } from '@dynamorm-cdk/core/cloudformation';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { hasOverrides } from '../resource/overrides';
import { renderedProperties } from '../resource/rendered-properties';
import { resourceOf } from '../resource/resource-of';
import { hasAwsManagedKey } from './aws-managed-key';
import { everybodyFinding, managedKeyFinding } from './grant-findings';
import { accountsOfEntry, foreignAccounts, namesEverybody } from './principal-accounts';
import type { ToldOfGrants } from './told-of-grants';

/** Props by which a table gets policies. */
export interface PolicyProps {
  readonly resourcePolicy?: unknown;
  readonly replicas?: readonly { readonly region: string }[];
}

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
function mayHavePolicy(resource: CfnResource): boolean {
  const { resourcePolicy, streamSpecification, replicas } = resource as unknown as Record<string, object | undefined>;
  if (resourcePolicy !== undefined || hasOverrides(resource)) return true;
  const held = Stack.of(resource).resolve([streamSpecification, replicas]);
  return [held].flat(2).some((one) => one?.resourcePolicy !== undefined || one?.replicaStreamSpecification?.resourcePolicy !== undefined);
}

/**
 * Whom the policies of a table allow in vain, however they came to be: by a prop, a call past the construct or an override.
 * What grants wrote is told of the grants.
 *
 * @param props those of a table that is made here
 */
export function policyFindings(resource: CfnResource, granted: () => ToldOfGrants, props?: PolicyProps): Finding[] {
  const policies = policiesOf(resource, props);
  if (policies.length === 0) return [];
  const { accounts, publicActions } = granted();
  const managed = hasAwsManagedKey(resource);
  return policies.flatMap(({ path, name, opened, statements }) => {
    const allowing = statements.filter(({ Effect }) => Effect === 'Allow');
    const isPublic = allowing.some(
      ({ Principal, Condition, Action }) =>
        !Condition && namesEverybody(Principal) && ![Action].flat().every((one) => publicActions.has(one)),
    );
    const allowed = managed ? allowing.flatMap(({ Principal }) => accountsOfEntry(Principal)) : [];
    const foreign = [...new Set(foreignAccounts(allowed, Stack.of(resource).account))].filter((account) => !accounts.has(account));
    return [
      ...(isPublic ? [everybodyFinding(`${name} allows everybody`, path)] : []),
      ...(foreign.length > 0 ? [managedKeyFinding(`Access of account \`${foreign.join('` and `')}\`${opened}`, path)] : []),
    ];
  });
}

/** The same for a table that somebody else makes in this app; nobody knows the policies of an imported one. */
export function writtenPolicyFindings(table: IConstruct, granted: () => ToldOfGrants): Finding[] {
  const resource = resourceOf(table);
  return resource && mayHavePolicy(resource) ? policyFindings(resource, granted) : [];
}

/** A table has its policies itself, and a global table in each of its replicas. */
function policiesOf(resource: CfnResource, props: PolicyProps | undefined): RenderedPolicy[] {
  const properties = renderedProperties(resource);
  const own = { ...placeOf(undefined, resource, props), ...(props?.resourcePolicy ? { name: 'resourcePolicy' } : {}) };
  const ofTable = [...policyIn(properties, own), ...policyIn(recordOf(properties.StreamSpecification), streamOf(own, props))];
  const ofReplicas = recordsIn(properties.Replicas).flatMap((replica) => {
    const place = placeOf(replica.Region, resource, props);
    const said = place.where === '' ? own : place;
    return [...policyIn(replica, said), ...policyIn(recordsIn(replica.ReplicaStreamSpecification)[0], streamOf(place, props))];
  });
  return [...ofTable, ...ofReplicas];
}

interface PolicyPlace extends Omit<RenderedPolicy, 'statements'> {
  readonly where: string;
}

function placeOf(region: unknown, resource: CfnResource, props: PolicyProps | undefined): PolicyPlace {
  const own = region === Stack.of(resource).region || typeof region !== 'string';
  if (own) return { path: props ? 'resourcePolicy' : 'table', name: 'The resource policy of the table', opened: '', where: '' };
  const at = props?.replicas?.findIndex((replica) => replica.region === region) ?? -1;
  const where = ` in \`${region}\``;
  const path = at >= 0 ? `replicas[${at}].resourcePolicy` : props ? 'replicas' : 'table';
  return { path, name: `The resource policy of the replica${where}`, opened: ` to the replica${where}`, where };
}

function streamOf({ where }: PolicyPlace, props: PolicyProps | undefined): Omit<RenderedPolicy, 'statements'> {
  const path = props ? 'streamResourcePolicy' : 'table';
  return { path, name: `The policy of the stream${where}`, opened: ` to the stream${where}` };
}

function policyIn(holder: Properties | undefined, { path, name, opened }: Omit<RenderedPolicy, 'statements'>): RenderedPolicy[] {
  const [policy] = recordsIn(holder?.ResourcePolicy);
  const [document] = recordsIn(policy?.PolicyDocument);
  const statements = recordsIn(document?.Statement);
  return statements.length === 0 ? [] : [{ path, name, opened, statements }];
}

/** One or several, as JSON has them; what is neither is left to CloudFormation. */
function recordsIn(value: unknown): Properties[] {
  return [value].flat().filter((one): one is Properties => typeof one === 'object' && one !== null);
}
