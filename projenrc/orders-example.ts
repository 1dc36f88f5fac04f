import { DependencyType } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** The example application in TypeScript; its twins in other languages build against the generated bindings. */
export class OrdersExample extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'examples/orders/typescript',
      name: `${identity.npmScope}/example-orders`,
      description: 'The orders application: models in one document, tables made from it',
      private: true,
      devDeps: [`aws-cdk@${versions.cdkCli}`, `aws-cdk-lib@${versions.cdk}`, `constructs@${versions.constructs}`, `tsx@${versions.tsx}`],
    });
    for (const name of ['model-spec', 'table']) {
      this.deps.addDependency(`${identity.npmScope}/${name}@workspace:*`, DependencyType.BUILD);
    }
  }
}
