import * as model from '@dynamorm-cdk/model-spec';
import * as whole from '@dynamorm-cdk/table';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as core from 'aws-cdk-lib/core';
import { runProgram, synthesisMessages } from '../../../table/test/codes/program';
import { newHandler } from '../../../table/test/handler';
import * as ours from '../../src';
import { text } from '../synth/fixture';
import { frames } from './frames';

const LIBRARIES = { ...dynamodb, ...kms, ...core, ...iam, ...model, ...whole, ...ours };
const KEYS = { PK: text('PK'), tenantID: text('tenantID'), status: text('status'), partitionKey: text('tenantID') };

/** A model of the table \`docs\` that has the attribute \`tenantID\`. */
const models = model.ModelDocument.fromObject({
  dms_version: '0.1',
  models: [
    {
      name: 'Doc',
      table: { name: 'docs' },
      keys: { partition: { attribute: 'PK', type: 'S' } },
      attributes: [
        { attribute: 'PK', type: 'S', required: true, roles: ['pk'] },
        { attribute: 'tenantID', type: 'S', required: true },
      ],
      indexes: [{ name: 'gsi-tenant', type: 'GSI', partition: { attribute: 'tenantID', type: 'S' }, projection: { type: 'ALL' } }],
    },
  ],
});

/** Runs an example in its frame, synthesizes, and gives what is thrown and every annotation. */
export function messagesOf(code: string, kind: 'broken' | 'fixed', example: string, more: Record<string, unknown> = {}): string[] {
  const frame = frames[code] ?? 'EXAMPLE';
  const program = framed(typeof frame === 'string' ? frame : frame[kind], example);
  return synthesisMessages((stack, app) => {
    const authorizer = newHandler(stack, {}, 'Authorizer');
    const names = {
      app,
      stack,
      models,
      authorizer,
      broker: authorizer,
      handler: authorizer,
      isolation: ours.TenantIsolation.partitionKey(),
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      statement: new iam.PolicyStatement({
        actions: ['sts:AssumeRole'],
        principals: [new iam.ArnPrincipal('arn:aws:iam::111122223333:role/dev')],
      }),
      boundary: iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'),
    };
    runProgram(program, { ...LIBRARIES, ...KEYS, ...names, ...more }, stack);
  });
}

/** Statements become a list, or a value, where the frame takes one. */
function framed(frame: string, example: string): string {
  const part = frame.includes('[EXAMPLE]')
    ? example.replace(/;$/gm, ',')
    : frame.includes('=> EXAMPLE')
      ? example.replace(/;$/, '')
      : example;
  return frame.replace('EXAMPLE', () => `${part}\n`);
}
