import { known, type Properties, present, recordOf, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import type { Finding, Severity } from '@dynamorm-cdk/model-spec';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { DeclaredEncryption } from '../declaration/declared-encryption';
import { finding } from '../findings/findings';
import { isKnown } from '../findings/known';

/** What grants, policies and variables take from the declaration of a table. */
export interface DeclaredSettings {
  readonly tableName?: string;
  readonly encryption: DeclaredEncryption;
}

/** The name and the keys in the template, where they are others than those that were declared. */
export function settingDifferences(table: IConstruct, properties: Properties, declared: DeclaredSettings, severity: Severity): Finding[] {
  return [...otherName(properties, declared, severity), ...keyDifferences(table, properties, declared.encryption, severity, 'encryption')];
}

function otherName({ TableName }: Properties, { tableName }: DeclaredSettings, severity: Severity): Finding[] {
  const found = known(TableName);
  if (!isKnown(tableName) || typeof found === 'symbol' || found === tableName) return [];
  const name = found === undefined ? 'no name' : `the name \`${String(found)}\``;
  return [
    finding('DYN-T134', {
      severity,
      message: `The template gives the table ${name}, not \`${tableName}\`.`,
      path: 'tableName',
      expected: tableName,
      found: found === undefined ? 'none' : String(found),
      hint: 'Set tableName. Policies and variables in other stacks name the table by it.',
    }),
  ];
}

/** The keys in the template, where they are others than those that grants cover. A table has its key itself, a global one in each replica. */
export function keyDifferences(
  table: IConstruct,
  properties: Properties,
  declared: DeclaredEncryption,
  severity: Severity,
  path: 'encryption' | 'table',
): Finding[] {
  const stack = Stack.of(table);
  const inKms = known(recordOf(properties.SSESpecification).SSEEnabled) ?? false;
  const copies =
    properties.Replicas === undefined
      ? [{ Region: undefined, SSESpecification: properties.SSESpecification }]
      : recordsOf(properties.Replicas);
  return copies.flatMap(({ Region, SSESpecification: ofReplica }) => {
    const region = typeof Region === 'string' ? Region : stack.region;
    // A copy that nobody declared is told as such.
    if (!declared.covers(region)) return [];
    const expected = keyOf(stack.resolve(declared.keyArnIn(region)), declared.inKms);
    const found = keyOf(recordOf(ofReplica).KMSMasterKeyId, inKms);
    if (expected === undefined || found === undefined || expected === found) return [];
    const where = region === stack.region ? '' : ` in \`${region}\``;
    return [
      finding('DYN-T134', {
        severity,
        message: `The template encrypts the table${where} with ${found}, not with ${expected}.`,
        path,
        expected,
        found,
        hint: `Set ${path === 'table' ? 'the encryption of the table' : path}. Grants cover only the keys that it names.`,
      }),
    ];
  });
}

/** The key of one region in words, the same for the same key; `undefined` where only the deployment knows it. */
function keyOf(customerKey: unknown, inKms: unknown): string | undefined {
  const given = present(customerKey);
  if (given === undefined) {
    return typeof inKms === 'symbol' ? undefined : String(inKms) === 'true' ? 'the AWS managed key' : 'the key that DynamoDB owns';
  }
  const { 'Fn::GetAtt': attribute } = recordOf(given);
  if (Array.isArray(attribute)) return `the key \`${attribute[0]}\``;
  // The key behind an alias is not known here.
  return typeof given === 'string' && !given.includes('alias/') ? `the key \`${given.split('key/').at(-1)}\`` : undefined;
}
