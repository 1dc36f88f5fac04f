import { ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { Probe } from './support/probe';

// A customer key encrypts the table, and a grant suffices to use it through the table.
const app = new App();
// A table with a customer key needs a stack with a region, and what asserts must stand in the same.
const env = { region: process.env.CDK_DEFAULT_REGION ?? 'us-east-1', account: process.env.CDK_DEFAULT_ACCOUNT };
const stack = new IntegStack(app, 'IntegEncryption', { env });
const key = new Key(stack, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
const table = new DynamORMTable(stack, 'Secrets', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  encryption: TableEncryptionV2.customerManagedKey(key),
  ...disposable,
});
const probe = new Probe(stack, 'Probe');
table.connect(probe, TableAccess.READ_WRITE);

const integ = new StackTest(stack, {
  assertionStack: new IntegStack(app, 'IntegEncryptionAssertions', { env }),
});
const describe = () => integ.assertions.awsApiCall('DynamoDB', 'describeTable', { TableName: table.tableName });
describe().expect(
  ExpectedResult.objectLike({ Table: { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key.keyArn } } }),
);
negativeControl(integ, stack, describe().expect(ExpectedResult.objectLike({ Table: { SSEDescription: { SSEType: 'AES256' } } })));
probe.expect(
  integ,
  {
    calls: {
      put: ['PutItem', { TableName: table.tableName, Item: { PK: { S: 'a' } } }],
      get: ['GetItem', { TableName: table.tableName, Key: { PK: { S: 'a' } } }],
      scan: ['Scan', { TableName: table.tableName }],
    },
  },
  { put: 'Allowed', get: 'Allowed', scan: 'AccessDeniedException' },
);
