import { keyBehind } from '@dynamorm-cdk/core/constructs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack, Token } from 'aws-cdk-lib/core';
import { finding } from '../findings/findings';
import type { TableCopy } from '../grants/grant-target';
import type { TableClient } from './table-client';

/** The region that a client runs in, where it is known and another one than the table's. */
export function otherRegionOf(client: TableClient, [own]: readonly TableCopy[]): string | undefined {
  const place = client._place;
  if (!place) return undefined;
  const { region } = Stack.of(place);
  return Token.isUnresolved(region) || Token.isUnresolved(own.region) || region === own.region ? undefined : region;
}

/** The account that a client runs in, where it is known and another one than the table's. */
export function otherAccountOf(client: TableClient, own: string): string | undefined {
  const account = client._place && Stack.of(client._place).account;
  return account === undefined || [account, own].some((one) => Token.isUnresolved(one)) || account === own ? undefined : account;
}

/** DynamoDB looks for the name of a table in the account of the caller. */
export function noTableOfAccount(client: TableClient, account: string, own: string): Finding {
  return finding('DYN-T112', {
    message: `\`${client._place?.node.path}\` runs in account \`${account}\`, and the table is in \`${own}\`: DynamoDB looks for a table name in the caller's account.`,
    path: 'connect',
    found: account,
    hint: "Grant access by `grants`, and set the variable of the table's name to the ARN of the table.",
  });
}

/** DynamORM takes the region that it runs in, and finds no table there. */
export function noTableThere(client: TableClient, region: string, copies: readonly TableCopy[]): Finding {
  const regions = copies.map((copy) => `\`${copy.region}\``).join(', ');
  return finding('DYN-T100', {
    message: `\`${client._place?.node.path}\` runs in \`${region}\`, but the table is in ${regions}. DynamORM looks for the table in the region in which it runs.`,
    path: 'connect',
    found: region,
    hint: 'Add a replica there, or use `grants` and set the region in the application.',
  });
}

/** The ARN that a key of several regions has in one of them; `undefined` for a key of one region, and for one that is not known yet. */
export function keyArnIn(given: IKey, region: string): string | undefined {
  const arn = keyBehind(given)?.keyArn;
  if (arn === undefined || Token.isUnresolved(arn)) return undefined;
  const parts = arn.split(':');
  if (parts[3] === region) return arn;
  if (!parts[5].startsWith('key/mrk-')) return undefined;
  return [...parts.slice(0, 3), region, ...parts.slice(4)].join(':');
}

/** KMS would refuse every call of the client. */
export function noKeyThere(client: TableClient, region: string): Finding {
  return finding('DYN-T101', {
    message: `\`${client._place?.node.path}\` runs in \`${region}\`, where the field encryption key cannot be used. KMS accepts only keys in the same region.`,
    path: 'fieldEncryptionKey',
    found: region,
    hint: 'Use a multi-Region key by its ARN (`key/mrk-...`), with a replica key there.',
  });
}
