import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { present, runOrFail } from '../../tools/processes/run';
import { unlessDone } from '../../tools/work/stamps';
import { freePort } from '../local-cloud/free-port';

const root = resolve(__dirname, '../..');
const folder = '.cache/dynamodb-local';
const SQLITE = 'libsqlite4java-linux-amd64';
const START_SECONDS = 60;

/** Why DynamoDB Local cannot run here; `undefined` where it can. */
export async function missing(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'DynamoDB Local is fetched for Linux on x64 alone';
  if (!(await present('java', '-version'))) return 'no Java; install a JDK 17 or later';
  if (!(await present('mvn'))) return 'no Maven; install Maven 3.8 or later';
  return undefined;
}

/** DynamoDB's own data plane, as AWS ships it for tests: in memory, on 127.0.0.1, from Maven Central. */
export class DynamoDBLocal {
  /** Fetches it on first use, starts it, by default on a free port, and waits until it answers. */
  static async start(port?: number): Promise<DynamoDBLocal> {
    const jars = join(root, folder);
    await unlessDone('dynamodb-local', `${folder}/${SQLITE}.so`, readFileSync(join(__dirname, 'pom.xml'), 'utf8'), async () => {
      rmSync(jars, { recursive: true, force: true });
      await runOrFail('mvn', ['-q', '-B', '-f', join(__dirname, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]);
      // The library looks for its native part under a name without the version.
      copyFileSync(join(jars, `${SQLITE}-1.0.392.so`), join(jars, `${SQLITE}.so`));
    });
    const local = new DynamoDBLocal(jars, port ?? (await freePort()));
    try {
      await local.ready();
      return local;
    } catch (error) {
      await local.stop();
      throw error;
    }
  }

  /** Where it answers. */
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  private readonly child: ChildProcess;
  private output = '';

  private constructor(jars: string, port: number) {
    const server = join(__dirname, 'LoopbackServer.java');
    const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
    this.child = spawn('java', [`-Dsqlite4java.library.path=${jars}`, '-cp', join(jars, '*'), server, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: jars,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    process.on('exit', this.kill);
    this.endpoint = `http://127.0.0.1:${port}`;
    this.client = new DynamoDBClient({
      endpoint: this.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  }

  async stop(): Promise<void> {
    process.off('exit', this.kill);
    this.client.destroy();
    if (this.child.exitCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.kill();
    await gone;
  }

  private readonly kill = () => {
    this.child.kill('SIGKILL');
  };

  private async ready(): Promise<void> {
    for (let i = 0; i < START_SECONDS * 4 && this.child.exitCode === null; i++) {
      const answers = await this.client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      );
      if (answers) return;
      await new Promise((done) => setTimeout(done, 250));
    }
    throw new Error(`DynamoDB Local did not start. It said:\n${this.output.trimEnd()}`);
  }
}
