import * as model from '@dynamorm-cdk/model-spec';
import * as ours from '@dynamorm-cdk/table';
import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as core from 'aws-cdk-lib/core';
import { newHandler } from '../handler';
import { IN_EUROPE, KEYS, orderModels, STATUS_INDEX, text } from '../synthesis';

/** What the example of a code takes for granted. */
export interface Setting {
  readonly region?: string;
  /** Props of the table that the example needs beside its own. */
  readonly props?: () => Partial<DynamORMTableProps>;
  /** Names that the example uses and does not declare. */
  readonly names?: (stack: core.Stack, app: core.App) => Record<string, unknown>;
  /** What follows the example. */
  readonly after?: string;
}

const LIBRARIES = { ...dynamodb, ...iam, ...kms, ...core, ...model, ...ours, DynamoEventSource };
const NAMES = {
  partitionKey: KEYS.partitionKey,
  status: text('status'),
  email: text('email'),
  createdAt: text('createdAt'),
  country: text('country'),
  city: text('city'),
  startingPosition: StartingPosition.LATEST,
  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
};
const COMMENTS = /^\/\/.*\n/gm;

/** Runs an example as a reader would complete it, synthesizes, and gives what is thrown and every annotation. */
export function messagesOf(example: string, setting: Setting): string[] {
  return synthesisMessages((stack, app) => run(example, setting, stack, app), setting.region);
}

/** What an app that `make` fills says: what is thrown, by it or by synthesis, then every annotation. */
export function synthesisMessages(make: (stack: core.Stack, app: core.App) => void, region = IN_EUROPE.env.region): string[] {
  const app = new core.App({ analyticsReporting: false });
  const thrown: string[] = [];
  try {
    make(new core.Stack(app, 'Shop', { env: { ...IN_EUROPE.env, region } }), app);
    app.synth();
  } catch (error) {
    thrown.push(`error ${(error as Error).message}`);
  }
  const annotations = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => /^aws:cdk:(info|warning|error)$/.test(type)));
  return [...thrown, ...annotations.map(({ type, data }) => `${type.slice('aws:cdk:'.length)} ${String(data)}`)];
}

/** Runs a program text within a stack. */
export function runProgram(program: string, known: Record<string, unknown>, stack: core.Stack): void {
  new Function(...Object.keys(known), `{ ${program} }`).call(stack, ...Object.values(known));
}

function run(example: string, setting: Setting, stack: core.Stack, app: core.App): void {
  const program = `${completed(example)}\n${setting.after ?? ''}`;
  const base = { ...(/^(models|partitionKey): /m.test(example) ? {} : KEYS), ...setting.props?.() };
  const names: Record<string, unknown> = { models: orderModels({ indexes: [STATUS_INDEX] }), ...setting.names?.(stack, app) };
  if (/\b(orders|cfnTable|RemovalPolicies)\b/.test(program) && !/'Orders'/.test(program)) {
    const orders = new DynamORMTable(stack, 'Orders', base as DynamORMTableProps);
    Object.assign(names, { orders, cfnTable: orders.table.node.defaultChild });
  }
  if (/\bhandler\b/.test(program)) names.handler ??= newHandler(stack);
  runProgram(program, { ...LIBRARIES, ...NAMES, app, stack, base, ...names }, stack);
}

/** Some examples are props of a table, some an index of it. */
function completed(example: string): string {
  const first = example.replace(COMMENTS, '');
  if (/^[a-zA-Z]+: /.test(first)) return `const made = new DynamORMTable(this, 'Orders', { ...base, ${example}\n});`;
  if (first.startsWith('{ indexName')) return completed(`globalSecondaryIndexes: [${example}],`);
  return example;
}
