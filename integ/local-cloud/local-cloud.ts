import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free-port';
import { ensurePythonEnvironment } from './python-environment';

const REGION = 'us-east-1';
const START_TIMEOUT_MS = 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The clouds of this process: each listens once to every signal. */
const running = new Set<object>();

/** How a local cloud is started. */
export interface LocalCloudOptions {
  /** Where the Python environment and the files of the run are kept. The files of the run are removed when it stops. */
  readonly stateDirectory: string;

  /**
   * A `node_modules` directory that holds the AWS SDK clients which deployed Lambda functions require.
   *
   * @default - Lambda functions find only a stub of the SDK
   */
  readonly nodePath?: string;

  /**
   * A Python that has the packages of `requirements.txt`.
   *
   * @default - that of an environment which is made in `stateDirectory` on first use
   */
  readonly python?: string;

  /**
   * How long an index of a deployed table is being built, in seconds: it is CREATING and cannot be read meanwhile.
   *
   * @default - no time at all
   */
  readonly indexSeconds?: number;

  /**
   * Receives a line about what is going on.
   *
   * @default - silent
   */
  readonly log?: (line: string) => void;
}

/** An AWS account on 127.0.0.1: CloudFormation, DynamoDB, IAM, STS, KMS, S3, Lambda and what the CDK needs to deploy. */
export class LocalCloud {
  /**
   * Starts a cloud on a free port and waits until it answers.
   *
   * @throws Error with the end of the cloud's log when it does not come up
   */
  static async start(options: LocalCloudOptions): Promise<LocalCloud> {
    const log = options.log ?? (() => undefined);
    const stateDirectory = resolve(options.stateDirectory);
    mkdirSync(stateDirectory, { recursive: true });
    const python = options.python ?? (await ensurePythonEnvironment(stateDirectory));
    for (let attempt = 1; ; attempt++) {
      const cloud = new LocalCloud(stateDirectory, await freePort(), options.nodePath, options.indexSeconds);
      cloud.launch(python);
      try {
        await cloud.ready();
        log(`The local cloud listens on ${cloud.endpoint}`);
        return cloud;
      } catch (error) {
        const portTaken = /is already in use/.test(cloud.logTail());
        await cloud.stop();
        if (!portTaken || attempt === 3) {
          throw error;
        }
      }
    }
  }

  /** The address of every service, `http://127.0.0.1:<port>`. */
  readonly endpoint: string;

  /** The variables that point the AWS SDKs, the AWS CLI and the CDK CLI at this cloud. */
  readonly environment: Record<string, string>;

  private readonly runDirectory: string;
  private readonly logFile: string;
  private child?: ChildProcess;
  private exit?: Promise<void>;

  private constructor(
    private readonly stateDirectory: string,
    private readonly port: number,
    private readonly nodePath?: string,
    private readonly indexSeconds?: number,
  ) {
    this.endpoint = `http://127.0.0.1:${port}`;
    this.runDirectory = mkdtempSync(join(stateDirectory, 'run-'));
    this.logFile = join(this.runDirectory, 'local-cloud.log');
    const exceptions = [process.env.NO_PROXY, '127.0.0.1', 'localhost'].filter(Boolean).join(',');
    this.environment = {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: join(this.runDirectory, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.runDirectory, 'aws-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      // The CLI remembers which account a key belongs to: each run has its own memory.
      CDK_HOME: join(this.runDirectory, 'cdk'),
      CDK_DISABLE_VERSION_CHECK: '1',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      NO_PROXY: exceptions,
      no_proxy: exceptions,
    };
  }

  /** A copy of `base` in which nothing but this cloud's variables speaks to AWS: no profile, session token or endpoint is left over. */
  environmentFrom(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    const kept = Object.entries(base).filter(([name]) => !/^(AWS|CDK)_/.test(name));
    return { ...Object.fromEntries(kept), ...this.environment };
  }

  /** Ends the cloud with everything it started and removes the files of the run. Safe to call twice. */
  async stop(): Promise<void> {
    // Nothing else may keep the program alive until then.
    this.child?.ref();
    this.kill();
    await this.exit;
    this.removeFiles(); // once more: what a process wrote while it ended
    this.ignoreParent();
  }

  private launch(python: string): void {
    const log = openSync(this.logFile, 'a');
    this.child = spawn(python, ['-m', 'dynamorm_local_cloud'], {
      cwd: this.runDirectory,
      // A group of its own, so that one signal reaches the Lambda workers too; and a pipe whose end tells it that we are gone.
      detached: true,
      stdio: ['pipe', log, log],
      env: {
        PATH: process.env.PATH,
        LANG: process.env.LANG ?? 'C.UTF-8',
        HOME: this.runDirectory,
        TMPDIR: this.runDirectory,
        PYTHONPATH: __dirname,
        PYTHONPYCACHEPREFIX: join(this.stateDirectory, 'pycache'),
        PYTHONUNBUFFERED: '1',
        GATEWAY_PORT: String(this.port),
        MINISTACK_REGION: REGION,
        DYNAMORM_LOCAL_CLOUD_PARENT: 'stdin',
        ...(this.indexSeconds === undefined ? {} : { DYNAMORM_LOCAL_CLOUD_INDEX_SECONDS: String(this.indexSeconds) }),
        ...(this.nodePath === undefined ? {} : { NODE_PATH: resolve(this.nodePath) }),
      },
    });
    closeSync(log);
    this.exit = new Promise((done) => {
      for (const event of ['exit', 'error']) {
        this.child?.once(event, () => {
          this.endGroup(); // the Lambda workers of a cloud that ended by itself
          this.child = undefined;
          done();
        });
      }
    });
    this.child.unref();
    (this.child.stdin as Socket | null)?.unref();
    this.child.stdin?.on('error', () => undefined);
    running.add(this);
    process.on('exit', this.kill);
    for (const signal of SIGNALS) {
      process.on(signal, this.onSignal);
    }
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    let running = true;
    void this.exit?.then(() => {
      running = false;
    });
    while (running && Date.now() < deadline) {
      if (await answers(`${this.endpoint}/_ministack/ready`)) {
        return;
      }
      await delay(50);
    }
    const problem = running ? `did not answer within ${START_TIMEOUT_MS / 1000} seconds` : 'ended before it was ready';
    throw new Error(`The local cloud ${problem}. The end of its log:\n${this.logTail()}`);
  }

  private logTail(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-25).join('\n') : '(no log)';
  }

  /** There is nothing to save: everything ends at once. */
  private readonly kill = (): void => {
    this.endGroup();
    this.removeFiles();
  };

  private endGroup(): void {
    try {
      if (this.child?.pid !== undefined) {
        process.kill(-this.child.pid, 'SIGKILL');
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }

  private removeFiles(): void {
    rmSync(this.runDirectory, { recursive: true, force: true, maxRetries: 3 });
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // Where the program listens too, it decides how to end; the exit handler ends the cloud in every case.
    if (process.listenerCount(signal) <= running.size) {
      process.exit(128 + constants.signals[signal]);
    }
  };

  private ignoreParent(): void {
    running.delete(this);
    process.off('exit', this.kill);
    for (const signal of SIGNALS) {
      process.off(signal, this.onSignal);
    }
  }
}

function answers(url: string): Promise<boolean> {
  return new Promise((done) => {
    const request = get(url, { timeout: 2_000, agent: false }, (response) => {
      response.resume();
      done(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(false));
  });
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
