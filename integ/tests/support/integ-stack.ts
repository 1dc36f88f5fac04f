import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What the names of all stacks of a run begin with: in a shared account each run has its own. */
export const namePrefix = process.env.DYNAMORM_CDK_INTEG_PREFIX ?? 'Integ';

/** A stack of a test. Its construct id, and so its snapshot, is the same in every run; its name is unique to the run. */
export class IntegStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { stackName: `${namePrefix}${id.replace(/^Integ/, '')}`, ...props });
  }
}
