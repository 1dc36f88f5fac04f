import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Lazy } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { granteeName } from '../../src/grants/grantee-name';
import { newStack } from '../synthesis';

test('a construct is called by its path, whatever it is granted as', () => {
  const stack = newStack();
  const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('x'),
  });

  expect([role, handler, { grantPrincipal: role }].map(granteeName)).toEqual(['`Shop/Service`', '`Shop/Handler`', '`Shop/Service`']);
});

test.each([
  [new AccountPrincipal('111122223333'), 'account `111122223333`'],
  [new AccountRootPrincipal(), 'the account of the stack'],
  [new ArnPrincipal('arn:aws:iam::111122223333:user/me'), '`arn:aws:iam::111122223333:user/me`'],
  [new CompositePrincipal(new ArnPrincipal('arn:a'), new ArnPrincipal('arn:b')), '`arn:a` and `arn:b`'],
  [
    new CompositePrincipal(new AccountPrincipal('111122223333'), new ServicePrincipal('lambda.amazonaws.com')),
    'account `111122223333` and `lambda.amazonaws.com`',
  ],
  [new AnyPrincipal(), 'everybody'],
  [new ArnPrincipal(Lazy.string({ produce: () => 'arn:later' })), 'a principal that is unknown until deployment'],
])('principal %# is called by what a policy would name', (principal, name) => {
  expect(granteeName(principal)).toBe(name);
});
