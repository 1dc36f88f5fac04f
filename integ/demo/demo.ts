import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { compile } from '../../checks/compile';
import { Steps } from '../../checks/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { cdk, cdkOrFail, stackOutputs } from './cdk-cli';
import { deployedShape } from './deployed-shape';
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

/** Loaded late: the packages are compiled by then. */
async function validate(): Promise<string> {
  const { ModelDocument } = await import('@dynamorm-cdk/model-spec');
  const document = ModelDocument.fromFile(paths.models);
  const { report } = document;
  return `${document.models.length} models of ${document.tableNames.length} tables, no errors, ${report.warnings.length} warnings`;
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
    const { ModelDocument } = await import('@dynamorm-cdk/model-spec');
    const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = cloud.environment;
    const client = new DynamoDBClient({ endpoint: cloud.endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const document = ModelDocument.fromFile(paths.models);
    const outputs = stackOutputs();
    const indexes: string[] = [];
    for (const [table, name] of Object.entries({ orders: outputs.OrdersTableName, inventory: outputs.InventoryTableName })) {
      const shape = await deployedShape(client, name);
      const report = document.forTable(table).compare(shape);
      if (report.errors.length + report.warnings.length > 0) throw new Error(report.toText());
      indexes.push(...(shape.indexes ?? []).map((index) => index.name));
    }
    return `2 tables agree; indexes ${indexes.join(', ')}`;
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
