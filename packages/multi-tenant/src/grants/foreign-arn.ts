import { Stack, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * An ARN as a text that is equal for everything that reads it. One that another deployment gives is the same in every stack; of any other token
 * that is known within one stack only.
 */
export function arnAsRead(construct: IConstruct, arn: string): string {
  if (!Token.isUnresolved(arn)) return arn;
  const stack = Stack.of(construct);
  const text = JSON.stringify(withPlaces(stack.resolve(arn), stack));
  return /"Fn::(ImportValue|GetStackOutput)"/.test(text) ? text : `${stack.node.path} ${text}`;
}

/**
 * Writes out where each output is read from: without a region it is that of the reading stack, without a role its account.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
function withPlaces(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => withPlaces(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'Fn::GetStackOutput' ? outputOf(item, stack) : withPlaces(item, stack)]),
  );
}

function outputOf({ StackName, OutputName, Region, RoleArn }: Record<string, unknown>, stack: Stack): Record<string, unknown> {
  const region = Region ?? stack.resolve(stack.region);
  return { StackName, OutputName, Region: region, Account: accountOf(RoleArn) ?? stack.resolve(stack.account) };
}

/** The account of a role; of one that is not known yet, the role itself. */
function accountOf(roleArn: unknown): unknown {
  return typeof roleArn === 'string' ? roleArn.split(':')[4] : roleArn;
}
