import { mkdirSync, rmSync } from 'node:fs';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { dynamormCdk, ExampleApp } from './example-app';
import { ordersFitModels, ordersServe, sellersShare } from './orders';
import { paths } from './paths';

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
    const app = new ExampleApp({ folder: paths.app, stack: 'Orders', output: paths.output }, cloud);
    await deploy(steps, app, cloud);
    await use(steps, app, cloud);
    await refuse(steps, app);
  } finally {
    await cloud?.stop();
    if (steps.results.length > 0) console.log(`\n${steps.table()}\n`);
  }
}

function validate(): Promise<string> {
  return dynamormCdk(['validate', paths.models, paths.catalog]);
}

async function start(steps: Steps): Promise<LocalCloud> {
  const started: LocalCloud[] = [];
  await steps.step('Start the local cloud', async () => {
    started.push(await LocalCloud.start({ stateDirectory: paths.state, nodePath: paths.lambdaModules }));
    return started[0].endpoint;
  });
  return started[0];
}

async function deploy(steps: Steps, app: ExampleApp, cloud: LocalCloud): Promise<void> {
  await steps.step('Synthesize examples/orders', async () => {
    await app.cdkOrFail(['synth', '--quiet'], 'synth');
    return 'cdk synth';
  });
  await steps.step('Bootstrap the account', async () => {
    await bootstrap(cloud, [paths.cdk]);
    return 'cdk bootstrap';
  });
  await steps.step('Deploy the stack', () => app.deploy());
}

async function use(steps: Steps, app: ExampleApp, cloud: LocalCloud): Promise<void> {
  await steps.step('Describe the tables and check them against the models', () => ordersFitModels(app, cloud));
  await steps.step('Write and read with the rights of grants.readWrite alone', () => ordersServe(app, cloud));
  await steps.step('Share the catalogue among sellers who cannot see one another', () => sellersShare(app, cloud));
}

async function refuse(steps: Steps, app: ExampleApp): Promise<void> {
  await steps.step('Refuse examples/orders/models.broken.dms.yaml before deployment', async () => {
    const { status, output } = await app.cdk(['deploy', '--require-approval', 'never', '-c', `models=${paths.brokenModels}`], 'broken');
    const findings = output.split('\n').filter((line) => /DYN-[A-Z]\d+/.test(line));
    for (const line of findings) console.log(`    ${line.trim().replaceAll(`${paths.root}/`, '')}`);
    if (status === 0) throw new Error('The broken models were deployed.');
    if (findings.length === 0) throw new Error(`The deployment failed, but not for a finding:\n${output}`);
    return `synthesis refused with ${findings.length} findings`;
  });
}
