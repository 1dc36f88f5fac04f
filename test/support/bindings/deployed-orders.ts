import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ExampleApp } from '../../../integ/demo/example-app';
import { ordersFitModels, ordersServe, sellersShare } from '../../../integ/demo/orders';
import { paths } from '../../../integ/demo/paths';
import { bootstrap } from '../../../integ/local-cloud/bootstrap';
import { LocalCloud } from '../../../integ/local-cloud/local-cloud';
import type { Language } from '../../../tools/bindings/language';
import { root } from '../../../tools/root';

/** Deploys the orders application of a language to the local cloud and uses it there; the cloud is stopped in every case. */
export async function deployedOrders(language: Language): Promise<void> {
  const output = join(root, '.cache/bindings/deployed', language.name);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: paths.lambdaModules });
  try {
    const folder = join(root, 'examples/orders', language.name);
    const app = new ExampleApp({ folder, stack: 'Orders', output, environment: language.environment }, cloud);
    await bootstrap(cloud, [paths.cdk]);
    await app.deploy();
    await ordersFitModels(app, cloud);
    await ordersServe(app, cloud);
    await sellersShare(app, cloud);
  } finally {
    await cloud.stop();
  }
}
