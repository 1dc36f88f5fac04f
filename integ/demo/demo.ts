import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../checks/compile';
import { Steps } from '../../checks/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { judge } from './call';
import { cdk, cdkOrFail, dynamormCdk, functionOf, stackOutputs } from './command-lines';
import { paths } from './paths';
import { serviceCalls } from './service-calls';
import { Sessions } from './sessions';
import { tenantCalls } from './tenant-calls';

/**
 * The main job with the real tools: from a model document to deployed tables that are used and checked.
 * Rejects where any step does not end as it must; whatever was started is stopped in every case.
 */
export async function demo(): Promise<void> {
  const steps = new Steps();
  let cloud: LocalCloud | undefined;
  rmSync(paths.output, { recursive: true, force: true });
  mkdirSync(paths.output, { recursive: true });
  try {
    await steps.step('Compile the packages', compile);
    await steps.step('Validate the model documents of examples/orders', validate);
    cloud = await start(steps);
    await deploy(steps, cloud);
    await check(steps, cloud);
    await use(steps, cloud);
    await refuse(steps, cloud);
  } finally {
    await cloud?.stop();
    if (steps.results.length > 0) console.log(`\n${steps.table()}\n`);
  }
}

async function validate(): Promise<string> {
  const output = await dynamormCdk(['validate', paths.models, paths.catalog]);
  return output.trim().split('\n').at(-1) ?? '';
}

async function start(steps: Steps): Promise<LocalCloud> {
  const started: LocalCloud[] = [];
  await steps.step('Start the local cloud', async () => {
    started.push(await LocalCloud.start({ stateDirectory: paths.state, nodePath: paths.lambdaModules }));
    return started[0].endpoint;
  });
  return started[0];
}

async function deploy(steps: Steps, cloud: LocalCloud): Promise<void> {
  await steps.step('Synthesize examples/orders', async () => {
    await cdkOrFail(cloud, ['synth', '--quiet'], 'synth');
    return 'cdk synth';
  });
  await steps.step('Bootstrap the account', async () => {
    await bootstrap(cloud, [paths.cdk]);
    return 'cdk bootstrap';
  });
  await steps.step('Deploy the stack', async () => {
    await cdkOrFail(cloud, ['deploy', '--require-approval', 'never', '--outputs-file', join(paths.output, 'outputs.json')], 'deploy');
    return `cdk deploy: ${Object.keys(stackOutputs()).length} outputs`;
  });
}

async function check(steps: Steps, cloud: LocalCloud): Promise<void> {
  await steps.step('Describe the tables and check them against the models', async () => {
    const outputs = stackOutputs();
    const tables = { orders: outputs.OrdersTableName, inventory: outputs.InventoryTableName, catalog: outputs.CatalogTableName };
    const maps = Object.entries(tables).flatMap(([model, name]) => ['--map', `${model}=${name}`]);
    const documents = [paths.models, paths.catalog].flatMap((file) => ['--models', file]);
    const output = await dynamormCdk(['drift', ...documents, ...maps, '--endpoint-url', cloud.endpoint], cloud);
    return output.trim().split('\n').at(-1) ?? '';
  });
}

async function use(steps: Steps, cloud: LocalCloud): Promise<void> {
  const outputs = stackOutputs();
  const sessions = new Sessions(cloud);
  await steps.step('Write and read with the rights of grants.readWrite alone', async () => {
    const client = sessions.dynamodb(await sessions.open(sessions.administrator, outputs.ServiceRoleArn));
    return judge(await serviceCalls(client, outputs.OrdersTableName, outputs.InventoryTableName));
  });
  await steps.step('Share the catalogue among sellers who cannot see one another', async () =>
    judge(await tenantCalls(sessions, await functionOf(cloud, 'SellerLogin'), outputs.SellerRoleArn, outputs.CatalogTableName)),
  );
}

async function refuse(steps: Steps, cloud: LocalCloud): Promise<void> {
  await steps.step('Refuse examples/orders/models.broken.dms.yaml before deployment', async () => {
    const { status, output } = await cdk(cloud, ['deploy', '--require-approval', 'never', '-c', `models=${paths.brokenModels}`], 'broken');
    const findings = output.split('\n').filter((line) => /DYN-[A-Z]\d+/.test(line));
    for (const line of findings) console.log(`    ${line.trim().replaceAll(`${paths.root}/`, '')}`);
    if (status === 0) throw new Error('The broken models were deployed.');
    if (findings.length === 0) throw new Error(`The deployment failed, but not for a finding:\n${output}`);
    return `synthesis refused with ${findings.length} findings`;
  });
}
