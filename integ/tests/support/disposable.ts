import { RemovalPolicy } from 'aws-cdk-lib/core';

/** Props of a table that goes with its stack: tests leave nothing behind. */
export const disposable = { deletionProtection: false, removalPolicy: RemovalPolicy.DESTROY };
