import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { MultiTenantTable, TenantIsolation, TenantPrincipal } from '../../src';
import { accessRole, functionOf, stackOf, text } from '../synth/fixture';

const KEYS = { partitionKey: text('PK'), sortKey: text('SK') };

function granted(props: Parameters<typeof accessRole>[2] = {}) {
  const stack = stackOf(new App());
  const table = new MultiTenantTable(stack, 'Docs', { ...KEYS, isolation: TenantIsolation.partitionKey() });
  const role = accessRole(stack, undefined, props);
  return { stack, table, role, grant: table.tenantGrants.read(TenantPrincipal.accessRole(role)) };
}

const resourcesOf = (grant: ReturnType<typeof granted>['grant'], wanted: string) =>
  grant.statements.flatMap(({ purpose, statement }) => (purpose === wanted ? statement.resources : []));

describe('the result of a tenant grant', () => {
  test('names its role, and what each statement is for', () => {
    const { role, grant } = granted();
    expect(grant.role).toBe(role);
    expect(grant.statements.map(({ purpose, statement }) => [statement.effect, purpose])).toEqual([
      ['Allow', 'the tenant reads and writes its own items'],
      ['Allow', 'the tenant queries its own partitions'],
      ['Deny', 'nothing but the granted calls'],
      ['Deny', 'no key of another tenant'],
      ['Deny', 'no call without a key'],
      ['Deny', 'no session without a tenant'],
    ]);
  });

  test('knows indexes and grants that come later', () => {
    const { table, role, grant } = granted();
    table.addGlobalIndex('status', { partitionKey: text('status') });
    table.tenantGrants.write(TenantPrincipal.accessRole(role));
    expect(grant.statements.map(({ purpose }) => purpose)).toContain('no index that mixes tenants');
    expect(resourcesOf(grant, 'no index that mixes tenants')).toHaveLength(1);
    expect(grant.statements[0].statement.actions).toContain('dynamodb:PutItem');
  });

  test('hands out copies: who changes one changes no policy', () => {
    const { stack, grant } = granted();
    for (const { statement } of grant.statements) statement.addResources('arn:aws:dynamodb:*:*:table/other');
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).not.toContain('table/other');
  });

  test.each([
    [{}, ['AWS::IAM::Policy']],
    [{ tenantBoundary: true }, ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']],
  ])('with %j, what comes after it waits for its policies', (props, types) => {
    const { stack, grant } = granted(props);
    const handler = functionOf(stack, 'Handler');
    grant.applyBefore(handler);
    const template = Template.fromStack(stack);
    const [fn] = Object.values(template.findResources('AWS::Lambda::Function'));
    const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string; Properties: { PolicyDocument?: unknown } }> };
    const awaited = (fn.DependsOn as string[])
      .map((id) => Resources[id])
      .filter(({ Properties }) => JSON.stringify(Properties.PolicyDocument)?.includes('dynamodb:'));
    expect([...new Set(awaited.map(({ Type }) => Type))].sort()).toEqual(types);
  });

  test('nothing waits that was not asked to', () => {
    const { stack } = granted();
    functionOf(stack, 'Handler');
    const [fn] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    expect(JSON.stringify(fn.DependsOn)).not.toContain('TenantDefaultPolicy');
  });
});
