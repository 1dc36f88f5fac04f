import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Where the demo finds what it shows; all below the repository. */
export const paths = {
  root,
  app: join(root, 'examples/orders/typescript'),
  models: join(root, 'examples/orders/models.dms.yaml'),
  catalog: join(root, 'examples/orders/catalog.dms.yaml'),
  brokenModels: join(root, 'examples/orders/models.broken.dms.yaml'),
  cli: join(root, 'packages/cli/bin/dynamorm-cdk.js'),
  cdk: join(root, 'examples/orders/typescript/node_modules/.bin/cdk'),
  lambdaModules: join(root, 'integ/node_modules'),
  state: join(root, '.cache/local-cloud'),
  output: join(root, '.cache/demo'),
};
