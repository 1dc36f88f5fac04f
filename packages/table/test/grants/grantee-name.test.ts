import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
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

test('another principal is called as CDK calls it', () => {
  expect(granteeName(new AccountPrincipal('111122223333'))).toContain('111122223333');
});
