import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, PublishedShape, Rollout } from '@dynamorm-cdk/table';
import { TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { newHandler } from '../handler';
import { indexOf, stateFile, stateOf } from '../rollout-state';
import { KEYS, number, orderModels, text } from '../synthesis';
import type { Setting } from './program';

const withStatus: Setting = { props: () => ({ globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] }) };
/** Other accounts can use this encryption. */
const shared: Setting = { props: () => ({ encryption: TableEncryptionV2.dynamoOwnedKey() }) };
const inVirginia: Setting = { region: 'us-east-1' };

const model = (name: string, table: string) => ({
  name,
  table: { name: table },
  keys: { partition: { attribute: 'PK', type: 'S' } },
  attributes: [{ attribute: 'PK', type: 'S', required: true, roles: ['pk'] }],
  indexes: [],
});
const twoTables = ModelDocument.fromObject({ dms_version: '0.1', models: [model('Order', 'orders'), model('Invoice', 'invoices')] });
const fromFile = { ModelDocument: { fromFile: () => twoTables }, models: twoTables };

const readPolicy = () =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        principals: [new ArnPrincipal('arn:aws:iam::111122223333:role/consumer')],
        actions: ['dynamodb:GetItem'],
        resources: ['*'],
      }),
    ],
  });

/** A function in another region of the same account. */
const elsewhere = (stack: Stack) =>
  newHandler(new Stack(stack.node.root, 'Elsewhere', { env: { account: stack.account, region: 'us-east-1' } }));

/** A stack of another account. */
const theirStack = (stack: Stack, region = stack.region) =>
  new Stack(stack.node.root, 'Theirs', { env: { account: '444455556666', region } });

/** What the examples of codes take for granted, where it is more than a table with keys. */
export const settings: Record<string, Setting> = {
  'DYN-T002': { names: () => fromFile },
  'DYN-T020': inVirginia,
  'DYN-T022': {
    after: "new DynamORMTable(app.node.findChild('Orders'), 'Table', { partitionKey, replicas: [{ region: 'eu-central-1' }] });",
  },
  'DYN-T024': {
    names: (stack) => ({
      key: new Key(stack, 'Key'),
      replicaKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    }),
  },
  'DYN-T029': withStatus,
  'DYN-T031': { names: () => ({ models: orderModels({ table: { name: 'orders', environment_variable: 'ORDERS_TABLE' } }) }) },
  'DYN-T036': withStatus,
  'DYN-T037': inVirginia,
  'DYN-T038': { names: () => ({ policyForConsumer: readPolicy() }) },
  'DYN-T050': { names: (stack) => ({ stock: new DynamORMTable(stack, 'OtherStock', KEYS) }) },
  'DYN-T051': { names: (stack) => ({ handler: newHandler(stack, { FILL: 'x'.repeat(3900) }) }) },
  'DYN-T060': withStatus,
  'DYN-T064': shared,
  'DYN-T066': withStatus,
  'DYN-T067': { props: () => ({ partitionKey: number('PK') }) },
  'DYN-T069': withStatus,
  'DYN-T071': { names: (stack) => ({ parameter: new CfnParameter(stack, 'Name') }) },
  'DYN-T083': withStatus,
  'DYN-T095': {
    props: () => ({ rollout: Rollout.staged({ stateFile: stateFile(stateOf([indexOf('gsi-old', 'email')], [], 0)) }) }),
  },
  'DYN-T098': { names: () => ({ policyForReader: readPolicy(), encryption: TableEncryptionV2.dynamoOwnedKey() }) },
  'DYN-T099': { ...shared, names: (stack) => ({ theirStack: theirStack(stack) }) },
  'DYN-T100': { names: (stack) => ({ handler: elsewhere(stack) }) },
  'DYN-T101': { names: (stack) => ({ handler: elsewhere(stack) }), after: 'made.connect(handler, TableAccess.READ);' },
  'DYN-T103': {
    names: (stack) => ({ task: new FargateTaskDefinition(stack, 'Task'), image: ContainerImage.fromRegistry('example/orders') }),
  },
  'DYN-T107': {
    names: (stack) => ({
      table: TableV2.fromTableName(stack, 'Table', 'orders'),
      shape: PublishedShape.fromParameter(stack, '/orders/shape'),
    }),
  },
  'DYN-T109': { names: () => ({ keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' }) },
  'DYN-T111': { names: (stack) => ({ theirStack: theirStack(stack, 'us-east-1') }) },
  'DYN-T112': {
    props: () => ({ encryption: TableEncryptionV2.dynamoOwnedKey(), tableName: 'orders' }),
    names: (stack) => ({ theirHandler: newHandler(theirStack(stack), {}, 'Handler', { roleName: 'reader' }) }),
  },
  'DYN-T133': { names: () => ({ resourcePolicy: readPolicy() }) },
  'DYN-T146': { names: () => fromFile },
};
