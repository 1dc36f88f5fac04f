import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { freePort } from '../../../integ/local-cloud/free-port';
import { runOrFail } from '../../../tools/processes/run';
import { root } from '../../../tools/root';
import type { Client, Registries } from '../registries/registries';
import { StandInDocker } from './docker';

/** The port that the pages use, where another program may listen at the same time. */
const PORT = 8000;

/** Somebody who has the tools and nothing of ours: an empty folder outside of the workspace, an empty home, and registries that have our packages. */
export class Newcomer {
  public static async arrive(clients: readonly Client[]): Promise<Newcomer> {
    const base = realpathSync(mkdtempSync(join(tmpdir(), 'dynamorm-cdk-newcomer-')));
    const [home, programs] = ['home', 'programs'].map((name) => join(base, name));
    for (const folder of [home, programs, join(base, 'shop')]) mkdirSync(folder);
    const docker = new StandInDocker();
    await docker.install(programs);
    const started: Registries[] = [];
    for (const start of clients) started.push(await start(home));
    return new Newcomer(base, docker, started, await freePort());
  }

  /** The empty folder of the new project. */
  public readonly folder: string;

  private constructor(
    private readonly base: string,
    private readonly docker: StandInDocker,
    private readonly registries: readonly Registries[],
    private readonly port: number,
  ) {
    this.folder = join(base, 'shop');
  }

  public get environment(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(
      ([name]) => !/^(AWS|CDK|JSII|VITEST|npm_package|npm_lifecycle)_|^(CI|INIT_CWD|NODE_OPTIONS)$/.test(name),
    );
    const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(root));
    const installed = this.registries.flatMap(({ programs = [] }) => programs);
    return {
      ...Object.fromEntries(own),
      HOME: join(this.base, 'home'),
      PATH: [join(this.base, 'programs'), ...installed, dirname(process.execPath), ...path].join(delimiter),
      AWS_EC2_METADATA_DISABLED: 'true',
      ...Object.assign({}, ...this.registries.map(({ environment }) => environment)),
    };
  }

  /** A command or a file with a free port in place of the one that the page names. */
  public adapted(text: string): string {
    return text.replaceAll(`localhost:${PORT}`, `localhost:${this.port}`).replaceAll(`${PORT}:${PORT}`, `${this.port}:${PORT}`);
  }

  /** What was printed, as it would read with the port of the page. */
  public restored(output: string): string {
    return output.replaceAll(`:${this.port}`, `:${PORT}`);
  }

  /** Copies what git has of a folder of the repository, as a download would hold it. */
  public async copy(folder: string): Promise<void> {
    const files = (await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', folder]))
      .split('\0')
      .filter(Boolean);
    for (const file of files) cpSync(join(root, file), join(this.folder, relative(folder, file)));
  }

  /** Leaves nothing behind. */
  public async leave(): Promise<void> {
    await this.docker.stop();
    for (const { stop } of this.registries) await stop();
    rmSync(this.base, { recursive: true, force: true });
  }
}
