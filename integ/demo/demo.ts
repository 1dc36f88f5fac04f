import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../checks/compile';
import { Steps } from '../../checks/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { cdk, cdkOrFail, dynamormCdk, stackOutputs } from './command-lines';
import { paths } from './paths';
import { serviceCalls, serviceClient } from './service-calls';

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
    await steps.step('Validate examples/orders/models.dms.yaml', validate);
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
  const output = await dynamormCdk(['validate', paths.models]);
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
    const maps = [`orders=${outputs.OrdersTableName}`, `inventory=${outputs.InventoryTableName}`].flatMap((map) => ['--map', map]);
    const output = await dynamormCdk(['drift', '--models', paths.models, ...maps, '--endpoint-url', cloud.endpoint], cloud);
    return output.trim().split('\n').at(-1) ?? '';
  });
}

async function use(steps: Steps, cloud: LocalCloud): Promise<void> {
  await steps.step('Write and read with the rights of grants.readWrite alone', async () => {
    const outputs = stackOutputs();
    const client = await serviceClient(cloud, outputs.ServiceRoleArn);
    const calls = await serviceCalls(client, outputs.OrdersTableName, outputs.InventoryTableName);
    for (const { title, expected, actual } of calls) {
      console.log(`    ${actual === expected ? '✓' : '✗'} ${title}: ${actual}${actual === expected ? '' : `, expected ${expected}`}`);
    }
    const wrong = calls.filter(({ expected, actual }) => expected !== actual);
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${calls.length} calls did not end as they must.`);
    return `${calls.length} calls ended as they must`;
  });
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
