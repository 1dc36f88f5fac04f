import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** A function with an environment; with a `roleName` the stacks of other accounts can name its role. */
export function newHandler(
  scope: Construct,
  environment: Record<string, string> = {},
  id = 'Handler',
  { roleName }: { roleName?: string } = {},
): LambdaFunction {
  const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
    environment,
    ...(roleName === undefined ? {} : { role: new Role(scope, `${id}Role`, { assumedBy, roleName }) }),
  });
}
