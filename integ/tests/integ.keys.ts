import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { EnvironmentProbe, FieldService } from './support/environment-probe';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// A key that is given as an alias is granted by its key, and the field encryption key is usable by who reads and writes, each as far as it may.
const app = new App();
const env = { region: process.env.CDK_DEFAULT_REGION ?? 'us-east-1', account: process.env.CDK_DEFAULT_ACCOUNT };
const stack = new IntegStack(app, 'IntegKeys', { env });
const keyOf = (id: string) => new Key(stack, id, { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
const alias = keyOf('TableKey').addAlias('alias/Integ-keys-table');
const secrets = new DynamORMTable(stack, 'Secrets', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  encryption: TableEncryptionV2.customerManagedKey(alias),
  fieldEncryptionKey: keyOf('FieldKey').addAlias('alias/Integ-keys-field'),
  environmentVariableName: 'SECRETS_TABLE',
  ...disposable,
});

const service = new FieldService(stack, 'Service');
secrets.connect(service, TableAccess.READ_WRITE);
const reader = new FieldService(stack, 'Reader');
secrets.connect(reader, TableAccess.READ);
const user = new EnvironmentProbe(stack, 'User');
secrets.connect(user, TableAccess.READ_WRITE);
// All that the table itself needs, and no key.
const keyless = new Probe(stack, 'Keyless');
keyless.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [secrets.tableArn] }));

const integ = new StackTest(stack, { assertionStack: new IntegStack(app, 'IntegKeysAssertions', { env }) });
const invoke = (fn: FieldService, request: object, answer: object) =>
  integ.assertions
    .invokeFunction({ functionName: fn.functionName, payload: JSON.stringify(request) })
    .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson(answer) }));
const write = { id: 'a', text: '+1 555 0100' };
const read = { id: 'a' };
const callsOn = (TableName: string): Record<string, Call> => ({
  put: ['PutItem', { TableName, Item: { PK: { S: 'b' } } }],
  get: ['GetItem', { TableName, Key: { PK: { S: 'b' } } }],
});
const denied = { put: 'AccessDeniedException', get: 'AccessDeniedException' };

invoke(service, { write, read }, { write: 'Allowed', read: '+1 555 0100' })
  .next(invoke(reader, { write, read }, { write: 'AccessDeniedException', read: '+1 555 0100' }))
  .next(user.expect(integ, { calls: callsOn('%SECRETS_TABLE%') }, { put: 'Allowed', get: 'Allowed' }))
  .next(keyless.expect(integ, { calls: callsOn(secrets.tableName) }, denied));
negativeControl(integ, stack, user.expect(integ, { calls: callsOn(secrets.tableName) }, denied));
