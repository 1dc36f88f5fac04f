import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamORMTable } from '@dynamorm-cdk/table';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { IN_EUROPE, ordersTable, text } from '../synthesis';

type Act = (table: DynamORMTable, role: Role) => void;
const grant: Act = (table, role) => table.grants.read(role);
const index: Act = (table) => table.addGlobalIndex('status', { partitionKey: text('status') });

interface Report {
  readonly roles: { readonly identityPolicyStatements: { readonly Action: string | string[]; readonly Resource: string | string[] }[] }[];
}

/** What somebody else is asked to allow, where `customizeRoles` keeps CDK from making roles. */
function reported(acts: Act[]): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'roles-'));
  const app = new App({ outdir });
  const stack = new Stack(app, 'Shop', IN_EUROPE);
  Role.customizeRoles(stack, { usePrecreatedRoles: { 'Shop/Service': 'service' } });
  const table = ordersTable({}, stack);
  const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  for (const act of acts) act(table, role);
  app.synth();
  const { roles } = JSON.parse(readFileSync(join(outdir, 'iam-policy-report.json'), 'utf8')) as Report;
  const statements = roles.flatMap(({ identityPolicyStatements }) => identityPolicyStatements);
  return statements
    .flatMap(({ Action, Resource }) => [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} on ${resource}`)))
    .sort();
}

test('an index that is added after a grant is in the report of customizeRoles', () => {
  expect(reported([grant, index])).toContain('dynamodb:Query on (Shop/Orders/Default/Resource.Arn)/index/gsi-status');
  expect(reported([grant, index])).toEqual(reported([index, grant]));
});

test('the report names the service of a key as a person reads it', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'roles-'));
  const app = new App({ outdir });
  const stack = new Stack(app, 'Shop', IN_EUROPE);
  Role.customizeRoles(stack, { usePrecreatedRoles: { 'Shop/Service': 'service' } });
  const table = ordersTable({ encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key')) }, stack);
  table.grants.read(new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  app.synth();

  const report = readFileSync(join(outdir, 'iam-policy-report.json'), 'utf8');
  expect(report).toContain('"kms:ViaService": "dynamodb.*.amazonaws.com"');
  expect(report).not.toContain('Token[');
});
