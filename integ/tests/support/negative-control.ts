import { ExpectedResult, type IApiCall, type IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Aspects, CfnOutput, type CustomResource, Fn, type Stack } from 'aws-cdk-lib/core';

/** After the aspect of AwsApiCall that adds the output, before anything is rendered. */
const AFTER_OUTPUTS = 900;

/**
 * Proves that an assertion can fail: a call with an expectation that the deployment does not meet, on the same deployment. Its verdict
 * is sent through a function that gives back what it gets, and must read "fail"; where it does not, the test fails.
 *
 * @param call a call with a wrong expectation
 */
export function negativeControl(integ: IntegTest, stack: Stack, call: IApiCall): void {
  // The runner takes every output of an assertion for a verdict on the test.
  Aspects.of(call).add(
    { visit: (node) => node instanceof CfnOutput && node.node.scope?.node.tryRemoveChild(node.node.id) },
    { priority: AFTER_OUTPUTS },
  );
  const echo = new LambdaFunction(stack, 'NegativeControlEcho', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async (event) => event;'),
  });
  // The verdict reads {"status":"fail",...}; quotes cannot pass through the parameters of a call, so the one word is cut out.
  const { apiCallResource } = call as unknown as { apiCallResource: CustomResource };
  const status = Fn.select(3, Fn.split('"', apiCallResource.getAttString('assertion')));
  integ.assertions
    .invokeFunction({ functionName: echo.functionName, payload: JSON.stringify({ status }) })
    .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson(Match.objectLike({ status: 'fail' })) }));
}
