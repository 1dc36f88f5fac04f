import { IntegTest, type IntegTestProps } from '@aws-cdk/integ-tests-alpha';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Aspects, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What the names of all stacks of a run begin with: in a shared account each run has its own. */
export const namePrefix = process.env.DYNAMORM_CDK_INTEG_PREFIX ?? 'Integ-';

/** After the aspects that make log groups. */
const LAST = 900;

/**
 * A stack of a test. Its construct id, and so its snapshot, is the same in every run; its name is unique to the run. Log groups go with it: the CDK
 * retains those of functions, and a test must leave nothing.
 */
export class IntegStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { stackName: `${namePrefix}${id.replace(/^Integ/, '')}`, ...props });
    Aspects.of(this).add(
      { visit: (node) => node instanceof CfnLogGroup && node.applyRemovalPolicy(RemovalPolicy.DESTROY) },
      { priority: LAST },
    );
  }
}

/** A test of one stack. The stack of its assertions bears the run's name too, so that it is found if it is left over. */
export class StackTest extends IntegTest {
  constructor(stack: IntegStack, props: Omit<IntegTestProps, 'testCases'> = {}) {
    const app = stack.node.root as Construct;
    super(app, stack.node.id.replace(/^Integ/, ''), {
      testCases: [stack],
      assertionStack: props.assertionStack ?? new IntegStack(app, `${stack.node.id}Assertions`),
      ...props,
    });
  }
}
