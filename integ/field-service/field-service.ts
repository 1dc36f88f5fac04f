import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../tools/packaging/compile';
import { present, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { Steps } from '../../tools/work/steps';
import { dynamormCdk as call, ExampleApp, resultOf } from '../demo/example-app';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { differences } from './printed-models';

const example = join(root, 'examples/field-service');
const app = join(example, 'infrastructure');
const cdk = join(app, 'node_modules/.bin/cdk');
const output = join(root, '.cache/field-service');
/** A folder, so that each program gets its own name. */
const programs = join(output, 'programs/');
const document = 'models.dms.yaml';

/** From Go structs to deployed tables that DynamORM uses. Gives the steps that ended as they must; rejects with the first that did not. */
export async function fieldService(): Promise<string[]> {
  const steps = new Steps();
  const hasGo = await present('go', 'version');
  rmSync(output, { recursive: true, force: true });
  await compile();
  await steps.step('The document is what the Go source gives', () =>
    dynamormCdk(['extract', './internal/...', '--out', document, '--check']),
  );
  await steps.step('The document breaks no rule', () => dynamormCdk(['validate', document, '--max-warnings', '0']));
  if (hasGo) {
    // Built first: where `go run` has to fetch modules, it says so in the middle of the program's output.
    await steps.step('The application compiles against DynamORM', async () => {
      await runOrFail('go', ['build', '-o', programs, './cmd/...'], { cwd: example });
      return 'go build';
    });
    await steps.step('DynamORM makes the same of the models', async () => {
      const printed = await runOrFail(join(programs, 'print-models'), [], { cwd: example });
      const found = differences(printed, readFileSync(join(example, document), 'utf8'));
      if (found.length > 0) throw new Error(`DynamORM itself reads other models:\n${found.join('\n')}`);
      return 'no difference';
    });
  }
  await steps.step('The tables that are synthesized fit the Go source', async () => {
    await runOrFail(cdk, ['synth', '--quiet', '--no-notices', '--output', join(output, 'cdk.out')], { cwd: app, env: quiet });
    // The zones of a crew are a set of numbers, which this release of DynamORM stores as a list: nothing else reads them.
    const asStored = ['--severity', 'DYN-C277=info'];
    return dynamormCdk(['check', '--models', './internal/...', '--template', join(output, 'cdk.out'), '--max-warnings', '0', ...asStored]);
  });
  await onLocalCloud(steps, hasGo);
  return steps.results.map(({ title }) => title);
}

/** Deploys, looks at what was deployed and uses it; what was deployed and started is gone afterwards in every case. */
async function onLocalCloud(steps: Steps, hasGo: boolean): Promise<void> {
  const cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: join(root, 'integ/node_modules') });
  try {
    await bootstrap(cloud, [cdk]);
    const deployed = new ExampleApp({ folder: app, stack: 'FieldService', output }, cloud);
    await deployAndUse(steps, cloud, deployed, hasGo).finally(() => deployed.cdkOrFail(['destroy', '--force', '--all'], 'deploy'));
  } finally {
    await cloud.stop();
  }
}

async function deployAndUse(steps: Steps, cloud: LocalCloud, deployed: ExampleApp, hasGo: boolean): Promise<void> {
  await steps.step('The stack is deployed', () => deployed.deploy());
  await steps.step('The deployed tables fit the document', () =>
    dynamormCdk(['drift', '--models', document, '--stack', 'FieldService', '--endpoint-url', cloud.endpoint, '--max-warnings', '0'], cloud),
  );
  if (!hasGo) return;
  await steps.step('DynamORM writes and reads through every index', async () => {
    const { CoreTableName, DispatchTableName, FieldKeyArn } = deployed.outputs;
    // DynamORM's client refuses a bundle of certificates, and calls nothing over https here.
    const env = {
      AWS_CA_BUNDLE: undefined,
      CORE_TABLE_NAME: CoreTableName,
      DISPATCH_TABLE_NAME: DispatchTableName,
      KMS_KEY_ARN: FieldKeyArn,
    };
    return resultOf(await runOrFail(join(programs, 'field-service'), [], { cwd: example, env: { ...cloud.environmentFrom(), ...env } }));
  });
}

const quiet = { JSII_DEPRECATED: 'quiet', CDK_DISABLE_VERSION_CHECK: '1', CDK_HOME: join(root, '.cache/cdk') };

const dynamormCdk = (args: string[], cloud?: LocalCloud): Promise<string> => call(args, { cloud, cwd: example });
