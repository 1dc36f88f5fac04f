import { STREAM_LISTINGS, STREAM_READS } from '@dynamorm-cdk/core/dynamodb';
import { Grant, type IGrantable, PolicyStatement, principalIsOwnedResource } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { GrantTarget, TableCopy } from './grant-target';
import { canName, grantByResource, needsResourcePolicy } from './resource-grant';

/** Reading one stream: a statement in the policy of the grantee and, where that is not enough, one in the stream's own. */
export interface StreamPermission {
  readonly grantee: IGrantable;
  readonly grant: Grant;
  /** The copy of the table that the stream belongs to. */
  readonly copy: TableCopy;
  /** Whether the stream's own policy would have to name a role of another account that has no physical name. */
  readonly lacksRoleName: boolean;
}

/** Grants the stream of the table's own region, or of the replica in the region of a grantee of this app. */
export function grantStream(target: GrantTarget, streamArn: string, grantee: IGrantable): StreamPermission {
  const [own] = target.copies;
  const copy = replicaOf(target, grantee) ?? own;
  // The stream of a replica has an ARN that only its deployment makes.
  const resourceArns = [copy === own ? streamArn : `${copy.tableArn}/stream/*`];
  const records = Grant.addToPrincipal({ grantee, actions: STREAM_READS, resourceArns });
  const listed = copy === own ? target.copies : [copy];
  const list = Grant.addToPrincipal({ grantee, actions: STREAM_LISTINGS, resourceArns: listed.map((one) => `${one.tableArn}/stream/*`) });
  const identity = records.combine(list);
  const principal = grantee.grantPrincipal;
  const { streamPolicyResource: stream } = target;
  if (!stream || copy !== own || !needsResourcePolicy(stream, principal, records)) {
    return { grantee, grant: identity, copy, lacksRoleName: false };
  }
  if (!canName(Stack.of(target.scope), principal)) return { grantee, grant: identity, copy, lacksRoleName: true };
  // Nobody can be allowed to list streams by a policy; the ARN of the stream is known where the table is.
  const statement = new PolicyStatement({ actions: STREAM_READS, resources: ['*'], principals: [principal] });
  const byStream = grantByResource(stream, grantee, statement);
  return { grantee, grant: byStream ? identity.combine(byStream) : identity, copy, lacksRoleName: false };
}

function replicaOf({ copies }: GrantTarget, { grantPrincipal: principal }: IGrantable): TableCopy | undefined {
  if (!principalIsOwnedResource(principal)) return undefined;
  return copies.slice(1).find(({ region }) => region === Stack.of(principal).region);
}
