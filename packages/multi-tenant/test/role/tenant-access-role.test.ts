import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { TenantAccessRole } from '../../src';

test('x', () => {
  const app = new App();
  const stack = new Stack(app, 'S');
  const broker = new iam.Role(stack, 'B', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  new TenantAccessRole(stack, 'T', { broker, externalId: 'x', sourceIdentity: true, tenantBoundary: true });
  console.log(JSON.stringify(Template.fromStack(stack).toJSON().Resources, null, 1));
});
