import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, NestedStack, Stack, type StackProps, Stage } from 'aws-cdk-lib/core';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, KEYS, orderModels, STATUS_INDEX, text } from '../synthesis';

/** A table in one stack, with an index that comes after the grant, and its function in another. */
function twoStacks(scope: Construct, props: StackProps = {}) {
  const data = new Stack(scope, 'Data', props);
  const service = new Stack(scope, 'Service', props);
  const table = new DynamORMTable(data, 'Orders', KEYS);
  const handler = newHandler(service);
  table.connect(handler, TableAccess.READ_WRITE);
  table.addGlobalIndex('status', { partitionKey: text('status') });
  return { data, service, table, handler };
}

describe('a table and its function in two stacks', () => {
  test.each([
    ['of an app', () => new App(), 'Data'],
    ['of a stage', () => new Stage(new App(), 'Prod'), 'Prod-Data'],
  ])('%s', (_of, scope, exporting) => {
    const { service, data } = twoStacks(scope());

    const table = permissionsFor('dynamodb', service).map((permission) => permission.split(' on ')[1]);
    const arn = `{${exporting}:${arnOutputOf(data)}}`;
    expect(new Set(table)).toEqual(new Set([arn, `${arn}/index/gsi-status`]));
    const [{ Properties }] = Object.values(Template.fromStack(service).findResources('AWS::Lambda::Function'));
    const [reference] = Object.keys(Properties.Environment.Variables.DYNAMODB_TABLE_NAME);
    expect(references).toContain(reference);
    expect(data.dependencies).toEqual([]);
    expect(service.dependencies).toEqual([data]);
  });

  test('with a customer key in a third: no cycle', () => {
    const app = new App();
    const keys = new Stack(app, 'Keys', IN_EUROPE);
    const data = new Stack(app, 'Data', IN_EUROPE);
    const service = new Stack(app, 'Service', IN_EUROPE);
    const encryption = TableEncryptionV2.customerManagedKey(new Key(keys, 'Key'));
    const table = new DynamORMTable(data, 'Orders', { ...KEYS, encryption, fieldEncryptionKey: new Key(keys, 'FieldKey') });

    table.connect(newHandler(service), TableAccess.READ_WRITE);

    expect(permissionsFor('kms', service)).toHaveLength(5 + 2);
    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Keys', 'Data', 'Service']);
  });

  test('in a nested stack', () => {
    const stack = new Stack(new App(), 'Shop');
    const nested = new NestedStack(stack, 'Data');
    const table = new DynamORMTable(nested, 'Orders', KEYS);

    table.connect(newHandler(stack), TableAccess.READ);

    expect(permissionsFor('dynamodb', stack)).toHaveLength(3);
    Template.fromStack(nested).resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
  });

  test('in two regions, by a physical name', () => {
    const app = new App();
    const data = new Stack(app, 'Data', IN_EUROPE);
    const service = new Stack(app, 'Service', { env: { ...IN_EUROPE.env, region: 'us-east-1' } });
    const table = new DynamORMTable(data, 'Orders', { ...KEYS, tableName: 'orders' });

    table.grants.read(newHandler(service));

    expect(permissionsFor('dynamodb', service)).toContain('dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/orders');
  });
});

test('a stage is refused with the findings of its tables', () => {
  const app = new App();
  const stack = new Stack(new Stage(app, 'Prod'), 'Data');

  new DynamORMTable(stack, 'Orders', { ...KEYS, models: orderModels({ indexes: [STATUS_INDEX] }), globalSecondaryIndexes: [] });

  expect(errorOf(() => app.synth())).toContain('[Prod/Data/Orders] DYN-M082');
});

test('a pipeline deploys both stacks', () => {
  // GIVEN
  const app = new App();
  const stack = new Stack(app, 'Pipeline', IN_EUROPE);
  const input = CodePipelineSource.s3(Bucket.fromBucketName(stack, 'Source', 'source'), 'app.zip');
  const pipeline = new CodePipeline(stack, 'Pipeline', { synth: new ShellStep('Synth', { input, commands: ['npx cdk synth'] }) });
  const stage = new Stage(app, 'Prod', IN_EUROPE);
  twoStacks(stage, IN_EUROPE);

  // WHEN
  pipeline.addStage(stage);

  // THEN
  const stacks = app.synth().getNestedAssembly('assembly-Prod').stacks;
  expect(stacks.map(({ stackName }) => stackName)).toEqual(['Prod-Data', 'Prod-Service']);
  Template.fromStack(stack).resourceCountIs('AWS::CodePipeline::Pipeline', 1);
});

/** How one stack reads of another: by an export, or by an output where a feature flag of newer versions of CDK makes references weak. */
const references = ['Fn::ImportValue', 'Fn::GetStackOutput'];

/** The output that another stack reads the table's ARN from. */
function arnOutputOf(stack: Stack): string {
  const outputs = Object.keys(Template.fromStack(stack).toJSON().Outputs as object);
  const found = outputs.filter((output) => /^(Exports|Publish)OutputFnGetAttOrdersA9B65338Arn/.test(output));
  expect(found).toHaveLength(1);
  return found[0];
}
