import { App } from 'aws-cdk-lib/core';
import { claims } from './claims';
import { VerifyStack } from './stack';

const app = new App();
new VerifyStack(app, 'Verify', claims, { stackName: app.node.getContext('stackName') });
