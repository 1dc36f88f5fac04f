import { BenchWorkspace } from './projenrc/bench-workspace';
import { Bindings } from './projenrc/bindings';
import { Biome } from './projenrc/biome';
import { CliPackage } from './projenrc/cli-package';
import { Commands } from './projenrc/commands';
import { Contributing } from './projenrc/contributing';
import { CorePackage } from './projenrc/core-package';
import { Example } from './projenrc/example';
import { house } from './projenrc/house';
import { IntegWorkspace } from './projenrc/integ-workspace';
import { IsolationProofPackage } from './projenrc/isolation-proof-package';
import { JsiiPackage } from './projenrc/jsii-package';
import { ModelSourcePackage } from './projenrc/model-source-package';
import { PnpmMonorepo } from './projenrc/monorepo';
import { mutation } from './projenrc/mutation';
import { oneFile } from './projenrc/one-file';
import { PublishedInterface } from './projenrc/published-interface';
import { Release } from './projenrc/release';
import { SiteWorkspace } from './projenrc/site-workspace';
import { BaseTsconfig } from './projenrc/typescript-config';
import { versions } from './projenrc/versions';
import { words } from './projenrc/words';
import { Workflows } from './projenrc/workflows';

const root = new PnpmMonorepo();

const core = new CorePackage(root);

const modelSpec = new JsiiPackage(root, {
  name: 'model-spec',
  description: 'DynamORM model documents: reading, validating and comparing them with DynamoDB tables',
  goPackage: 'dynamormmodel',
  javaPackage: 'modelspec',
  usesCdk: false,
  devDeps: [
    `yaml@${versions.yaml}`,
    `js-yaml@${versions.jsYaml}`,
    `esbuild@${versions.esbuild}`,
    `ajv@${versions.ajv}`,
    `ajv-formats@${versions.ajvFormats}`,
    `@microsoft/jest-sarif@${versions.jestSarif}`,
  ],
});
mutation(modelSpec);

const table = new JsiiPackage(root, {
  name: 'table',
  description: 'An AWS CDK construct for DynamORM tables, checked against the models before deployment',
  goPackage: 'dynamormtable',
  javaPackage: 'table',
  siblings: [modelSpec],
  devDeps: [`cdk-nag@${versions.cdkNag}`, `cdk-monitoring-constructs@${versions.cdkMonitoring}`],
});

const multiTenant = new JsiiPackage(root, {
  name: 'multi-tenant',
  description: 'Tenant isolation for DynamORM tables that holds, and refuses what cannot hold',
  goPackage: 'dynamormtenant',
  javaPackage: 'multitenant',
  siblings: [modelSpec, table],
  keywords: ['multi-tenant', 'saas', 'abac'],
  devDeps: [`@cloud-copilot/iam-simulate@${versions.iamSimulate}`],
});

const modelSource = new ModelSourcePackage(root, modelSpec);
const cli = new CliPackage(root, modelSpec);

core.bundledInto(modelSpec, table, multiTenant, modelSource, cli);
modelSource.bundledInto(cli);
const isolationProof = new IsolationProofPackage(root);
isolationProof.bundledInto(cli);
isolationProof.provenIn(multiTenant);

new BenchWorkspace(root);
new IntegWorkspace(root);
new SiteWorkspace(root);
new Example(root, {
  folder: 'examples/orders/typescript',
  name: 'orders',
  description: 'The orders application: models in one document, tables made from it',
});
new Example(root, {
  folder: 'examples/field-service/infrastructure',
  name: 'field-service',
  description: 'The field service application: models in Go, tables made from them',
});

new BaseTsconfig(root);
new Biome(root);
house(root);
words(root);
const published = [modelSpec, table, multiTenant];
oneFile(root, published);
new Bindings(root, published);
new PublishedInterface(root, published);
new Commands(root);
new Contributing(root);
new Workflows(root);
new Release(root);

root.synth();
