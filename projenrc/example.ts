import { DependencyType, JsonFile } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

export interface ExampleOptions {
  readonly folder: string;
  /** What it is called after `example-`. */
  readonly name: string;
  readonly description: string;
}

/** An example's CDK app in TypeScript. Twins in other languages build against the generated bindings. */
export class Example extends Member {
  constructor(root: PnpmMonorepo, { folder, name, description }: ExampleOptions) {
    super(root, {
      folder,
      name: `${identity.npmScope}/example-${name}`,
      description,
      private: true,
      devDeps: [`aws-cdk@${versions.cdkCli}`, `aws-cdk-lib@${versions.cdk}`, `constructs@${versions.constructs}`, `tsx@${versions.tsx}`],
    });
    // Its test is that it synthesizes, from the packages as they are compiled.
    this.preCompileTask.exec("pnpm --filter '{.}^...' run compile");
    this.testTask.reset('cdk synth --quiet', { receiveArgs: true });
    for (const name of ['model-spec', 'table', 'multi-tenant']) {
      this.deps.addDependency(`${identity.npmScope}/${name}@workspace:*`, DependencyType.BUILD);
    }
    // Extends nothing: the folder can be copied.
    this.tryRemoveFile('tsconfig.json');
    const compilerOptions = { target: 'ES2022', module: 'node16', strict: true, noEmit: true, skipLibCheck: true };
    new JsonFile(this, 'tsconfig.json', { marker: false, obj: { compilerOptions, exclude: ['node_modules', 'cdk.out'] } });
  }
}
