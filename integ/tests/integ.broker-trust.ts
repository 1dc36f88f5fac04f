import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { Probe } from './support/probe';

// Who gets a tenant's session, and who does not: no tag, an empty one, another tag beside it, no external id, another function.
const app = new App();
const stack = new IntegStack(app, 'IntegBrokerTrust');
const table = new MultiTenantTable(stack, 'Docs', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  isolation: TenantIsolation.partitionKey(),
  tenantAttribute: 'PK',
  ...disposable,
});
const broker = new Probe(stack, 'Broker');
const stranger = new Probe(stack, 'Stranger');
const role = new TenantAccessRole(stack, 'TenantRole', { broker, externalId: 'docs-broker' });
table.tenantGrants.read(TenantPrincipal.accessRole(role));
stranger.addToRolePolicy(new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [role.roleArn] }));

const integ = new StackTest(stack);
const good = { role: role.roleArn, externalId: 'docs-broker', tags: { TenantID: 'acme' } };
const calls = { assume: ['GetItem', {}] as [string, Record<string, unknown>] };
const DENIED = { assume: 'AccessDenied' };

broker.expect(integ, { ...good, calls }, { assume: 'Allowed' });
broker.expect(integ, { ...good, tags: {}, calls }, DENIED);
broker.expect(integ, { ...good, tags: { TenantID: '' }, calls }, DENIED);
broker.expect(integ, { ...good, tags: { TenantID: 'acme', Role: 'admin' }, calls }, DENIED);
broker.expect(integ, { ...good, tags: { tenantid: 'acme' }, calls }, DENIED);
broker.expect(integ, { ...good, externalId: undefined, calls }, DENIED);
broker.expect(integ, { ...good, externalId: 'another', calls }, DENIED);
stranger.expect(integ, { ...good, calls }, DENIED);
negativeControl(integ, stack, broker.expect(integ, { ...good, calls }, DENIED));
