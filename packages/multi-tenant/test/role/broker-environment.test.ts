import { DynamORMTable } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, CfnResource, type Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '../../src';
import { functionOf, stackOf, text } from '../synth/fixture';

const docsIn = (stack: Stack, id = 'Docs', props: object = {}) =>
  new MultiTenantTable(stack, id, { partitionKey: text('tenantID'), isolation: TenantIsolation.partitionKey(), ...props });

const environmentOf = (stack: Stack) =>
  Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables,
  )[0];

const errorOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

describe('a broker that is connected', () => {
  test('in one stack with all else gets the ARN and the name, and may open sessions once', () => {
    const stack = stackOf(new App());
    const authorizer = functionOf(stack);
    const docs = docsIn(stack);
    const role = new TenantAccessRole(stack, 'TenantRole', { broker: authorizer });

    role.connectBroker(authorizer, [docs]);

    const template = Template.fromStack(stack);
    expect(environmentOf(stack)).toEqual({
      TENANT_ROLE_ARN: stack.resolve(role.roleArn),
      DYNAMODB_TABLE_NAME: stack.resolve(docs.tableName),
    });
    const trust = JSON.stringify(template.findResources('AWS::IAM::Role', { Properties: { MaxSessionDuration: 3600 } }));
    expect(trust.match(/sts:AssumeRole/g)).toHaveLength(1);
  });

  test('is granted the sessions, in a policy beside the role', () => {
    const app = new App();
    const data = stackOf(app, 'Data');
    const authorizer = functionOf(stackOf(app, 'Api'));
    const role = new TenantAccessRole(authorizer, 'TenantRole', { broker: authorizer });

    const grant = role.connectBroker(authorizer, [docsIn(data)]);

    expect(grant.success).toBe(true);
    expect(role.stack.resolve(grant.principalStatements.map((one) => one.toStatementJson()))).toEqual([
      { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: role.stack.resolve(role.roleArn) },
    ]);
    const late = new CfnResource(role.stack, 'Late', { type: 'Test::Late' });
    grant.applyBefore(late);
    const [policy] = Object.entries(Template.fromStack(role.stack).findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      JSON.stringify(Properties).includes('sts:TagSession') ? [id] : [],
    );
    expect(Template.fromStack(role.stack).findResources('Test::Late')).toMatchObject({ Late: { DependsOn: [policy] } });
  });

  test('is granted once, however often it is named', () => {
    const stack = stackOf(new App());
    const authorizer = functionOf(stack);
    const role = new TenantAccessRole(stack, 'TenantRole', { broker: functionOf(stack, 'Other') });

    const granted = role.grantAssume(authorizer);

    expect(role.connectBroker(authorizer, [])).toBe(granted);
    expect(role.grantAssume(authorizer.role as IRole)).toBe(granted);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 2);
  });

  test('of another account is trusted, and granted nothing here', () => {
    const stack = stackOf(new App());
    const foreign = Role.fromRoleArn(stack, 'Foreign', 'arn:aws:iam::222222222222:role/authorizer');
    const role = new TenantAccessRole(stack, 'TenantRole', { broker: functionOf(stack) });

    const grant = role.grantAssume(foreign);

    expect([grant.success, grant.principalStatements]).toEqual([false, []]);
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'))).toContain('222222222222:role/authorizer');
  });

  test('in its own stack works with a role beside it, and no stack waits for the other', () => {
    const app = new App();
    const data = stackOf(app, 'Data');
    const api = stackOf(app, 'Api');
    const authorizer = functionOf(api);
    const docs = docsIn(data);
    const role = new TenantAccessRole(authorizer, 'TenantRole', { broker: authorizer });
    docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));

    role.connectBroker(authorizer, [docs]);

    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Data', 'Api']);
    expect(Object.keys(environmentOf(api))).toEqual(['DYNAMODB_TABLE_NAME', 'TENANT_ROLE_ARN']);
  });

  const apart = (names: { roleName?: string; tableName?: string }) => {
    const app = new App();
    const data = stackOf(app, 'Data');
    const authorizer = functionOf(stackOf(app, 'Api'));
    const docs = docsIn(data, 'Docs', { tableName: names.tableName });
    const role = new TenantAccessRole(data, 'TenantRole', { broker: authorizer, roleName: names.roleName });
    docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
    return { app, authorizer, docs, role };
  };

  test('in another stack than its role works by names', () => {
    const { app, authorizer, docs, role } = apart({ roleName: 'docs-tenant', tableName: 'docs' });

    role.connectBroker(authorizer, [docs]);

    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Api', 'Data']);
    expect(environmentOf(authorizer.stack)).toMatchObject({ DYNAMODB_TABLE_NAME: 'docs' });
    expect(JSON.stringify(environmentOf(authorizer.stack))).toContain('role/docs-tenant');
  });

  test('in another stack than its role without names is refused', () => {
    const unnamed = apart({ roleName: 'docs-tenant' });
    expect(errorOf(() => unnamed.role.connectBroker(unnamed.authorizer, [unnamed.docs]))).toBe(
      "DYN-V099: `Api/Function` is in another stack than `Data/TenantRole`, which trusts it, so it cannot refer to the table `Data/Docs` in the stack of the role, because the stacks would depend on each other. Create the role in the scope of its broker, as in new TenantAccessRole(broker, 'TenantRole', { broker }), or set tableName on the table.",
    );
    const roleless = apart({ tableName: 'docs' });
    expect(errorOf(() => roleless.role.connectBroker(roleless.authorizer, [roleless.docs]))).toContain('DYN-V061');
  });

  test('for two roles under one variable is refused, and works under two', () => {
    const stack = stackOf(new App());
    const authorizer: lambda.Function = functionOf(stack);
    const [first, second] = ['First', 'Second'].map((id) => new TenantAccessRole(stack, id, { broker: authorizer }));
    first.connectBroker(authorizer, []);

    expect(errorOf(() => second.connectBroker(authorizer, []))).toBe(
      'DYN-V098: the variable `TENANT_ROLE_ARN` of `Docs/Function` already has the ARN of `Docs/First`. Set another roleVariableName for one of the two.',
    );
    second.connectBroker(authorizer, [], { roleVariableName: 'SECOND_ROLE_ARN' });
    expect(Object.keys(environmentOf(stack))).toEqual(['TENANT_ROLE_ARN', 'SECOND_ROLE_ARN']);
  });

  test('of two tables under one variable is refused by the table', () => {
    const stack = stackOf(new App());
    const authorizer = functionOf(stack);
    new DynamORMTable(stack, 'Users', { partitionKey: text('id') });
    const role = new TenantAccessRole(stack, 'TenantRole', { broker: authorizer });

    expect(errorOf(() => role.connectBroker(authorizer, [docsIn(stack), docsIn(stack, 'Mail')]))).toContain(
      'DYN-T050 environmentVariableName',
    );
  });
});
