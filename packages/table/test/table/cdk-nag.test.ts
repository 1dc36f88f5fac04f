import { DynamORMTable } from '@dynamorm-cdk/table';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { StreamViewType, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Aspects, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, KEYS, text } from '../synthesis';

/** What AwsSolutions says of a stack, as rule and message. */
function complaints(build: (stack: Stack) => void): string[] {
  const app = new App();
  const stack = new Stack(app, 'Shop', IN_EUROPE);
  build(stack);
  Aspects.of(app).add(new AwsSolutionsChecks());
  const found = [
    Annotations.fromStack(stack).findError('*', Match.anyValue()),
    Annotations.fromStack(stack).findWarning('*', Match.anyValue()),
  ];
  return found.flat().map(({ entry }) => String(entry.data));
}

describe('AwsSolutions', () => {
  test('a table with indexes, replicas, keys and grants is clean', () => {
    expect(
      complaints((stack) => {
        const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
        const table = new DynamORMTable(stack, 'Orders', { ...KEYS, replicas: [{ region: 'us-east-1' }] });
        table.addGlobalIndex('status', { partitionKey: text('status') });
        table.grants.readWrite(role);
        table.grants.scan(role);
      }),
    ).toEqual([]);
  });

  test('a customer key brings the two wildcards that DynamoDB itself needs, and nothing else', () => {
    const found = complaints((stack) => {
      const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
      const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key', { enableKeyRotation: true }));
      new DynamORMTable(stack, 'Orders', { ...KEYS, encryption }).grants.readWrite(role);
    });

    expect(found.map((complaint) => complaint.split(': ')[0]).sort()).toEqual([
      'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      'AwsSolutions-IAM5[Action::kms:ReEncrypt*]',
    ]);
  });

  test('a stream reader finds the stream under its ARN with a wildcard, and nothing else is said', () => {
    const found = complaints((stack) => {
      const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
      new DynamORMTable(stack, 'Orders', { ...KEYS, stream: StreamViewType.NEW_IMAGE }).grants.stream(role);
    });

    expect(found.map((complaint) => complaint.split(': ')[0])).toEqual(['AwsSolutions-IAM5[Resource::<OrdersA9B65338.Arn>/stream/*]']);
  });
});
