import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { versions } from '../../projenrc/versions';
import { type RunResult, run, runOrFail } from '../processes/run';
import { root } from '../root';
import { tarballs } from './tarballs';

/** A project that has nothing of ours but what it installed from the tarballs, outside of the workspace and its `node_modules`. */
export class FreshNodeProject {
  /** Installs the tarballs with a version of aws-cdk-lib, and the oldest constructs that it takes. */
  public static async make(cdk: string): Promise<FreshNodeProject> {
    const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-fresh-'));
    const packed = await tarballs(join(folder, 'tarballs'));
    const ours = packed.map(({ file }) => file);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'fresh', version: '1.0.0', private: true }));
    const others = [`aws-cdk-lib@${cdk}`, `constructs@${versions.constructsRange.slice(1)}`, `@types/node@${versions.nodeTypes}`];
    await runOrFail('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', ...ours, ...others], {
      cwd: folder,
    });
    return new FreshNodeProject(folder);
  }

  private constructor(public readonly folder: string) {}

  /** Writes a file of the project, and says where it is. */
  public write(name: string, text: string): string {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Runs a program of the project with the Node that runs this, in the folder where it stands. */
  public node(name: string, ...options: string[]): Promise<RunResult> {
    const file = join(this.folder, name);
    return run(process.execPath, [...options, file], { cwd: dirname(file), env: { JSII_DEPRECATED: 'quiet', NODE_OPTIONS: '' } });
  }

  /** Compiles the project in a folder below with the workspace's compiler. */
  public compile(folder: string): Promise<RunResult> {
    return run(join(root, 'node_modules/.bin/tsc'), ['-p', join(this.folder, folder)], { cwd: this.folder });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
