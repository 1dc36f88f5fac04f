import { DependencyType } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** The benchmarks. Their programs load the packages as they are compiled, and what users would pick instead. */
export class BenchWorkspace extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'bench',
      name: `${identity.npmScope}/bench`,
      description: 'Benchmarks against what users would pick instead',
      private: true,
      devDeps: [
        `aws-cdk-lib@${versions.cdk}`,
        `constructs@${versions.constructs}`,
        `ajv@${versions.ajv}`,
        `js-yaml@${versions.jsYaml}`,
        `yaml@${versions.yaml}`,
        `esbuild@${versions.esbuild}`,
      ],
    });
    for (const name of ['model-spec', 'table', 'multi-tenant', 'cli']) {
      this.deps.addDependency(`${identity.npmScope}/${name}@workspace:*`, DependencyType.BUILD);
    }
  }
}
