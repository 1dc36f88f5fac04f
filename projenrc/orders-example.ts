import { DependencyType, JsonFile } from 'projen';
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
    for (const name of ['model-spec', 'table', 'multi-tenant']) {
      this.deps.addDependency(`${identity.npmScope}/${name}@workspace:*`, DependencyType.BUILD);
    }
    // Extends nothing: the folder can be copied.
    this.tryRemoveFile('tsconfig.json');
    const compilerOptions = { target: 'ES2022', module: 'node16', strict: true, noEmit: true, skipLibCheck: true };
    new JsonFile(this, 'tsconfig.json', { marker: false, obj: { compilerOptions, exclude: ['node_modules', 'cdk.out'] } });
  }
}
