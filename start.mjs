// Prepares a fresh clone with nothing but Node, then runs one command. Plain JavaScript: nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, '.cache/prepared');
const [command = 'help', ...args] = process.argv.slice(2);
/** Where each command stands; `prepare` installs and does nothing more. */
const commands = {
  test: 'test/run/main.mts',
  demo: 'integ/demo/main.ts',
  integ: 'integ/main.ts',
  'local-cloud': 'integ/local-cloud/serve.ts',
  bench: 'bench/main.ts',
  site: 'site/preview.ts',
};

const fail = (sentence) => {
  console.error(sentence);
  process.exit(2);
};

if (command !== 'prepare' && !Object.hasOwn(commands, command))
  fail(`There is no command "${command}". The commands are: ${['prepare', ...Object.keys(commands)].join(', ')}.`);

const node = supportedNode();
install();
if (command !== 'prepare') run(join(root, commands[command]), args);

/**
 * The Node that everything runs on: this one, or where it is older than what the packages support, one from npm below the repository.
 * That package holds the program alone, so npm and npx stay those of the machine and run under it.
 */
function supportedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  const version = '24.21.0';
  const platform = `${process.platform}-${process.arch}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].includes(platform)) {
    fail(`Node ${process.versions.node} is too old: install Node 22.12 or later from https://nodejs.org.`);
  }
  const folder = join(root, '.cache/nodes', version);
  const binary = join(folder, `node_modules/node-${platform}/bin/node`);
  if (!existsSync(binary)) {
    console.log(`▸ Node ${process.versions.node} is older than 22.12: fetching Node ${version} from npm`);
    const result = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node-${platform}@${version}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    if (result.status !== 0) fail('Node could not be fetched: install Node 22.12 or later from https://nodejs.org.');
  }
  process.env.PATH = [dirname(binary), process.env.PATH].join(delimiter);
  // What Go, Python and Java programs start for jsii.
  process.env.JSII_NODE = binary;
  return binary;
}

/** Installs the locked dependencies, unless the last installation was made from the same files. */
function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(node).update(packageManager);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  const digest = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && existsSync(join(root, 'node_modules/.bin/tsx'))) return;
  console.log(`▸ Installing the dependencies with ${packageManager}`);
  const began = Date.now();
  const result = spawnSync('npx', ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter', 'append-only'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  });
  if (result.error?.code === 'ENOENT') fail('npx was not found: install npm, which comes with Node.');
  if (result.status !== 0) fail(`The installation failed (exit code ${result.status}); its output stands above.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  console.log(`  installed in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Hands over to a TypeScript file. Signals reach both processes; this one waits, so that the command can stop what it started. */
function run(file, rest) {
  const child = spawn(node, ['--import', 'tsx', file, ...rest], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
