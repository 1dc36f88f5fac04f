import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from './bundle';

/** What marks the place in Node's binary; Node's documentation gives it. */
const sentinel = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const postject = join(dirname(require.resolve('postject/package.json')), 'dist/cli.js');

/**
 * Builds one file that holds Node and the whole command line, for the machine that it is built on.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/single-executable-applications.html
 */
export async function buildExecutable(folder: string): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-executable-'));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const file = join(folder, `dynamorm-cdk-${process.platform}-${process.arch}${suffix}`);
  try {
    const main = join(work, 'dynamorm-cdk.js');
    await bundle({ outfile: main, everything: true });
    const blob = join(work, 'dynamorm-cdk.blob');
    const config = join(work, 'config.json');
    writeFileSync(config, JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true }));
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'pipe' });
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    copyFileSync(process.execPath, file);
    chmodSync(file, 0o755);
    if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', file]);
    const segment = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
    execFileSync(process.execPath, [postject, file, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', sentinel, ...segment], { stdio: 'pipe' });
    if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', file]);
    writeFileSync(
      join(folder, 'THIRD-PARTY-LICENSES.txt'),
      `${nodeLicence()}\n${readFileSync(join(work, 'THIRD-PARTY-LICENSES.txt'), 'utf8')}`,
    );
    return file;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Node itself is in the file too; its distributions carry the text beside the binary. */
function nodeLicence(): string {
  const file = resolve(dirname(process.execPath), process.platform === 'win32' ? 'LICENSE' : '../LICENSE');
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'https://raw.githubusercontent.com/nodejs/node/main/LICENSE';
  return `Node.js ${process.version}\n\n${text}\n\n${'-'.repeat(80)}\n`;
}

async function main(): Promise<void> {
  const file = await buildExecutable(resolve(__dirname, '../dist'));
  const version = execFileSync(file, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`${file}: version ${version}, ${Math.round(statSync(file).size / 1e6)} MB`);
}

if (require.main === module) void main();
