import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { cdkCli, Deployment, root } from './deployment';
import { OneCommand } from './one-command';

const integ = resolve(__dirname, '..');

const FULL = '@dynamorm-cdk/table:rolloutStep=full';

/** After how many waves which indexes answer queries, and by which attribute. */
const expected: Record<string, string>[] = [
  { 'by-owner': 'owner', 'by-folder': 'folder', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'folder', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'path', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'path' },
];

/**
 * Deploys a change of three indexes for real: at once it is refused, wave by wave it passes, without an edit of the code in between, and the items
 * stay readable through every index that is there.
 */
export async function rollout(): Promise<void> {
  const steps = new Steps();
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-rollout-'));
  let cloud: LocalCloud | undefined;
  try {
    await steps.step('Compile the packages', compile);
    await steps.step('Start the local cloud and bootstrap it', async () => {
      cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: join(integ, 'node_modules') });
      await bootstrap(cloud, [cdkCli]);
      return cloud.endpoint;
    });
    if (!cloud) throw new Error('The local cloud is not running.');
    await new Rollout(new Deployment(cloud, folder), steps).run();
    await new OneCommand(new Deployment(cloud, folder), steps).run();
  } finally {
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
    if (steps.results.length > 0) console.log(`\n${steps.table()}\n`);
  }
}

class Rollout {
  constructor(
    private readonly deployment: Deployment,
    private readonly steps: Steps,
  ) {}

  public async run(): Promise<void> {
    const tableName = await this.begin();
    await this.refusedAtOnce(tableName);
    const waves = await this.plan();
    await this.orphan(tableName);
    for (let wave = 1; wave <= waves; wave += 1) await this.deployWave(tableName, wave, waves);
    await this.end();
  }

  private async begin(): Promise<string> {
    let tableName = '';
    await this.steps.step('Deploy the table as it was, and write items', async () => {
      tableName = await this.deployment.begin();
      return this.deployment.judge(tableName, expected[0]);
    });
    return tableName;
  }

  /** The negative control: a cloud that took the change at once would prove nothing about the waves. */
  private async refusedAtOnce(tableName: string): Promise<void> {
    await this.steps.step('Deploy the change at once, which must be refused', async () => {
      const { status, output } = await this.deployment.cdkRun(['deploy', '-c', FULL]);
      if (status === 0) throw new Error('Four changes of indexes were deployed in one update.');
      const reason = /more than one GSI creation or deletion|properties other than Provisioned Throughput/.exec(output);
      if (!reason) throw new Error(`The deployment failed, but not for its indexes:\n${output}`);
      const before = await this.deployment.dynamormCdk([
        'plan',
        '--from',
        'stack:Rollout',
        '--to',
        await this.deployment.synth('full', ['-c', FULL]),
      ]);
      if (before.status !== 1 || !before.output.includes('DYN-C306')) throw new Error(`The plan did not say so:\n${before.output}`);
      await this.deployment.judge(tableName, expected[0]);
      return 'refused, and the plan said so';
    });
  }

  private async plan(): Promise<number> {
    let waves = 0;
    await this.steps.step('Plan the waves', async () => {
      const args = [
        '--from',
        'stack:Rollout',
        '--to',
        await this.deployment.synth('full', ['-c', FULL]),
        '--state',
        this.deployment.stateFile,
      ];
      const { status, output } = await this.deployment.dynamormCdk(['plan', ...args]);
      if (status !== 0) throw new Error(`The plan failed:\n${output}`);
      waves = this.deployment.rollouts()['Rollout/Documents'].waves.length;
      if (waves !== expected.length - 1) throw new Error(`There should be ${expected.length - 1} waves:\n${output}`);
      return `${waves} waves`;
    });
    return waves;
  }

  /** What a rollback of CloudFormation may leave behind. */
  private async orphan(tableName: string): Promise<void> {
    await this.steps.step('Leave an index behind, as a rollback may', async () => {
      await this.deployment.addIndex(tableName, 'by-orphan');
      const { status, output } = await this.deployment.dynamormCdk([
        'plan',
        '--from',
        'stack:Rollout',
        '--state',
        this.deployment.stateFile,
        '--advance',
      ]);
      await this.deployment.removeIndex(tableName, 'by-orphan');
      if (status !== 1 || !output.includes('DYN-C325') || !output.includes('by-orphan')) throw new Error(`It was not noticed:\n${output}`);
      return this.deployment.judge(tableName, expected[0]);
    });
  }

  private async deployWave(tableName: string, wave: number, waves: number): Promise<void> {
    await this.steps.step(`Deploy wave ${wave} of ${waves}`, async () => {
      const early = await this.advance();
      if (!early.includes('DYN-C324')) throw new Error(`The state went on before wave ${wave} was deployed:\n${early}`);
      await this.deployment.cdk(['deploy']);
      const outcome = await this.deployment.judge(tableName, expected[wave]);
      const said = await this.advance();
      if (!said.includes(wave < waves ? 'DYN-C323' : 'DYN-C322')) throw new Error(`The state does not follow:\n${said}`);
      return outcome;
    });
  }

  private async end(): Promise<void> {
    await this.steps.step('Nothing is left to do', async () => {
      if (Object.keys(this.deployment.rollouts()).length > 0) throw new Error('The state file still has a rollout.');
      const [staged, full] = [await this.deployment.synth('staged', []), await this.deployment.synth('full', ['-c', FULL])];
      const template = (directory: string) => readFileSync(join(directory, 'Rollout.template.json'), 'utf8');
      if (template(staged) !== template(full)) throw new Error('The template after the last wave is not that of the full table.');
      const { status, output } = await this.deployment.dynamormCdk(['plan', '--from', 'stack:Rollout', '--to', full]);
      if (status !== 0 || !output.includes(': unchanged')) throw new Error(`The plan has something left:\n${output}`);
      await this.deployment.cdk(['destroy', '--force']);
      return 'the full table is deployed';
    });
  }

  private async advance(): Promise<string> {
    return (await this.deployment.dynamormCdk(['plan', '--from', 'stack:Rollout', '--state', this.deployment.stateFile, '--advance']))
      .output;
  }
}
