import { DependencyType } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** Integration tests and the local cloud. The SDK clients are also what the local cloud's Lambda functions load. */
export class IntegWorkspace extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'integ',
      name: `${identity.npmScope}/integ`,
      description: 'Integration tests of the constructs and the local cloud they run against',
      private: true,
      devDeps: [
        `aws-cdk@${versions.cdkCli}`,
        `aws-cdk-lib@${versions.cdk}`,
        `constructs@${versions.constructs}`,
        `yaml@${versions.yaml}`,
        `@aws-cdk/integ-runner@${versions.integRunner}`,
        `@aws-cdk/integ-tests-alpha@${versions.integTests}`,
        ...['cloudformation', 'dynamodb', 'iam', 'kms', 's3', 'sts', 'lambda', 'sfn', 'cloudwatch-logs'].map(
          (name) => `@aws-sdk/client-${name}@${versions.awsSdk}`,
        ),
      ],
    });
    for (const name of ['model-spec', 'table', 'multi-tenant']) {
      this.deps.addDependency(`${identity.npmScope}/${name}@workspace:*`, DependencyType.BUILD);
    }
  }
}
