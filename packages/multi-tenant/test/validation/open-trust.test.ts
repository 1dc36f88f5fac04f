import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import {
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  type IPrincipal,
  PolicyStatement,
  PrincipalWithConditions,
  Role,
  SessionTagsPrincipal,
  StarPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { MultiTenantTable, TenantIsolation, TenantPrincipal } from '../../src';

const BROKER = 'arn:aws:iam::111122223333:role/authorizer';

/** Tenant grants for an own role that a principal may assume, synthesized. */
function trusting(principal: IPrincipal, denied?: PolicyStatement): () => unknown {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const docs = new MultiTenantTable(stack, 'Docs', {
    partitionKey: { name: 'tenantID', type: AttributeType.STRING },
    isolation: TenantIsolation.partitionKey(),
  });
  const role = new Role(stack, 'Tenants', { assumedBy: new SessionTagsPrincipal(principal) });
  if (denied) role.assumeRolePolicy?.addStatements(denied);
  docs.tenantGrants.read(TenantPrincipal.taggedSessions(role));
  return () => app.synth();
}

const tagged = { StringLike: { 'aws:RequestTag/TenantID': '?*' } };
const ofOrganization = { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } };

test.each<[string, IPrincipal]>([
  ['everybody', new AnyPrincipal()],
  ['everybody by a star', new StarPrincipal()],
  ['everybody with a tag, which the caller chooses', new PrincipalWithConditions(new AnyPrincipal(), tagged)],
])('a role that trusts %s isolates nothing', (_, principal) => {
  expect(trusting(principal)).toThrow('DYN-V060: the trust policy of `Shop/Tenants` lets everybody open sessions');
});

test.each<[string, IPrincipal]>([
  ['a role', new ArnPrincipal(BROKER)],
  ['an organization', new PrincipalWithConditions(new AnyPrincipal(), ofOrganization)],
  ['a role by a condition', new PrincipalWithConditions(new AnyPrincipal(), { ...tagged, ArnEquals: { 'aws:PrincipalArn': BROKER } })],
])('a role that trusts %s is taken', (_, principal) => {
  expect(trusting(principal)).not.toThrow();
});

test('a role that trusts everybody and denies all others than its broker is taken', () => {
  const others = new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': BROKER } },
  });
  expect(trusting(new AnyPrincipal(), others)).not.toThrow();
});
