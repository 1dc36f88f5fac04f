import { isAliasArn, keyBehind, writtenPath } from '@dynamorm-cdk/core/constructs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { finding } from '../findings/findings';
import { everybodyFinding, managedKeyFinding } from './grant-findings';
import { granteeName } from './grantee-name';
import { accountsIn, foreignAccounts, namesEverybody } from './principal-accounts';

interface PolicyStatementJson {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Condition: unknown;
}

/** Keys that a table names, and where. */
export interface NamedKeys {
  readonly encryptionKey?: IKey;
  readonly fieldEncryptionKey?: IKey;
  readonly encryption?: TableEncryptionV2;
}

/** Aliases whose key nobody knows: no permission could name the key. */
export function keyFindings({ encryptionKey, fieldEncryptionKey, encryption }: NamedKeys): Finding[] {
  const own = encryption?.tableKey ?? encryptionKey;
  const named = [
    ...(own && !keyBehind(own) ? [{ path: 'encryption', arn: own.keyId }] : []),
    ...Object.entries(encryption?.replicaKeyArns ?? {})
      .filter(([, arn]) => isAliasArn(arn))
      .map(([region, arn]) => ({ path: `encryption.replicaKeyArns.${region}`, arn })),
    ...(fieldEncryptionKey && !keyBehind(fieldEncryptionKey) ? [{ path: 'fieldEncryptionKey', arn: fieldEncryptionKey.keyId }] : []),
  ];
  return named.map(({ path, arn }) =>
    finding('DYN-T033', {
      path,
      message: `The key is the alias \`${arn}\`, and its key is unknown. A permission on an alias allows nothing.`,
      hint: 'Import the key with Key.fromKeyArn or Key.fromLookup, or the alias with Alias.fromAliasAttributes and its aliasTargetKey.',
    }),
  );
}

/** A key whose policy must name the grantee, and that is made elsewhere. */
export function shutKeyFinding(path: string, key: IKey, grantee: IGrantable, actions: readonly string[]): Finding {
  return finding('DYN-T109', {
    message: `The policy of the key \`${writtenPath(key.node.path)}\` must allow ${granteeName(grantee)}, and this app does not write it.`,
    path,
    hint: `Allow ${actions.map((action) => `\`${action}\``).join(', ')} where the key is made.`,
  });
}

/** Principals that a resource policy names and that DynamoDB refuses: it takes no policy that allows the public. */
export function publicFindings(scope: IConstruct, path: string, policy: PolicyDocument | undefined): Finding[] {
  if (!policy || policy.isEmpty) return [];
  const { Statement: statements } = Stack.of(scope).resolve(policy) as { Statement: Partial<PolicyStatementJson>[] };
  const isPublic = statements.some(({ Effect, Principal, Condition }) => Effect === 'Allow' && !Condition && namesEverybody(Principal));
  return isPublic ? [everybodyFinding(`${path} allows everybody`, path)] : [];
}

/** Other accounts that a resource policy allows and that the key of AWS shuts out. */
export function policyFindings(scope: IConstruct, policy: PolicyDocument | undefined, account: string): Finding[] {
  if (!policy || policy.isEmpty) return [];
  const { Statement: statements } = Stack.of(scope).resolve(policy) as { Statement: { Effect: string; Principal?: unknown }[] };
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Principal }) => accountsOfEntry(Principal));
  const foreign = [...new Set(foreignAccounts(allowed, account))];
  if (foreign.length === 0) return [];
  return [managedKeyFinding(`Access of account \`${foreign.join('` and `')}\``, 'resourcePolicy')];
}

/** CDK writes the partition of an account's ARN as an intrinsic function. */
function accountsOfEntry(principal: unknown): string[] {
  const { AWS: entries } = (principal ?? {}) as { AWS?: unknown };
  return accountsIn([entries].flat().map((entry) => (typeof entry === 'string' ? entry : joined(entry))));
}

function joined(entry: unknown): string {
  const { 'Fn::Join': join } = (entry ?? {}) as { 'Fn::Join'?: [string, unknown[]] };
  return join ? join[1].map((part) => (typeof part === 'string' ? part : '')).join(join[0]) : '';
}
