import { isAliasArn, keyBehind, writtenPath } from '@dynamorm-cdk/core/constructs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { finding } from '../findings/findings';
import { granteeName } from './grantee-name';

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
