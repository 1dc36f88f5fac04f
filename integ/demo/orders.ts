import type { LocalCloud } from '../local-cloud/local-cloud';
import { judge } from './call';
import { dynamormCdk, type ExampleApp } from './example-app';
import { paths } from './paths';
import { serviceCalls } from './service-calls';
import { Sessions } from './sessions';
import { tenantCalls } from './tenant-calls';

// The orders application is the same in every language, and so is what must hold once it is deployed.

/** Compares the deployed tables with the models. */
export async function ordersFitModels(app: ExampleApp, cloud: LocalCloud): Promise<string> {
  const { OrdersTableName, InventoryTableName, CatalogTableName } = app.outputs;
  const tables = { orders: OrdersTableName, inventory: InventoryTableName, catalog: CatalogTableName };
  const maps = Object.entries(tables).flatMap(([model, name]) => ['--map', `${model}=${name}`]);
  const documents = [paths.models, paths.catalog].flatMap((file) => ['--models', file]);
  return dynamormCdk(['drift', ...documents, ...maps, '--endpoint-url', cloud.endpoint], { cloud });
}

/** Writes and reads with the rights of `grants.readWrite` alone. */
export async function ordersServe(app: ExampleApp, cloud: LocalCloud): Promise<string> {
  const { ServiceRoleArn, OrdersTableName, InventoryTableName } = app.outputs;
  const sessions = new Sessions(cloud);
  const client = sessions.dynamodb(await sessions.open(sessions.administrator, ServiceRoleArn));
  return judge(await serviceCalls(client, OrdersTableName, InventoryTableName));
}

/** Lets two sellers use the catalogue that they share. */
export async function sellersShare(app: ExampleApp, cloud: LocalCloud): Promise<string> {
  const { SellerRoleArn, CatalogTableName } = app.outputs;
  return judge(await tenantCalls(new Sessions(cloud), await app.functionOf('SellerLogin'), SellerRoleArn, CatalogTableName));
}
