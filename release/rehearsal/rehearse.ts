import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { StubNpm } from './stub-npm';

const publisher = (name: string): string[] => ['--import', 'tsx', join(root, 'release/publish', name)];

/** Publishes the tarballs to a registry of this machine, as far as Sigstore, which needs the identity that only GitHub gives. */
export async function rehearseNpm(dist: string): Promise<string> {
  const stub = await StubNpm.start({});
  try {
    const { output } = await run(process.execPath, [...publisher('npm.mts'), join(dist, 'js')], { env: stub.environment() });
    if (!stub.requests.includes('CONNECT fulcio.sigstore.dev:443')) throw new Error(`npm does not come as far as Sigstore:\n${output}`);
    return 'npm takes the tarballs as far as their signature';
  } finally {
    await stub.stop();
  }
}

/** Publishes the Go modules to a repository of this machine. */
export async function rehearseGo(dist: string, version: string, work: string): Promise<string> {
  const remote = join(work, 'go.git');
  rmSync(remote, { recursive: true, force: true });
  mkdirSync(remote, { recursive: true });
  await runOrFail('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', remote]);
  await runOrFail(process.execPath, [...publisher('go.mts'), join(dist, 'go')], {
    env: { GO_REPOSITORY: remote, GO_GITHUB_TOKEN: '', VERSION: version, GIT_AUTHOR: 'rehearsal', GIT_EMAIL: 'rehearsal@example.com' },
  });
  const tags = (await runOrFail('git', ['-C', remote, 'tag', '--list'])).split('\n').filter(Boolean);
  const modules = await runOrFail('git', ['-C', remote, 'ls-tree', '-r', '--name-only', 'main']);
  const expected = modules.split('\n').filter((file) => file.endsWith('/go.mod')).length;
  if (tags.length !== expected || expected === 0)
    throw new Error(`The Go repository has ${expected} modules and the tags ${tags.join(', ')}.`);
  return tags.join(', ');
}

/** Signs what goes to Maven Central with a key that is thrown away; the upload itself is left out. */
export async function rehearseMaven(dist: string, work: string): Promise<string> {
  const home = join(work, 'gnupg');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const gpg = (...args: string[]) =>
    runOrFail('gpg', ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', '--passphrase', 'rehearsal', ...args]);
  await gpg('--quick-generate-key', 'rehearsal <rehearsal@example.com>', 'rsa2048', 'sign', '1d');
  const key = await gpg('--armor', '--export-secret-keys');
  const output = await runOrFail(process.execPath, [join(dist, 'publish/publib-maven.js'), join(dist, 'java')], {
    env: {
      PUBLIB_DRYRUN: 'true',
      MAVEN_SERVER_ID: 'central-ossrh',
      MAVEN_USERNAME: 'rehearsal',
      MAVEN_PASSWORD: 'rehearsal',
      // One line, as a secret of GitHub holds it.
      MAVEN_GPG_PRIVATE_KEY: key.slice(key.indexOf('-----BEGIN')).replace(/\n/g, '\\n'),
      MAVEN_GPG_PRIVATE_KEY_PASSPHRASE: 'rehearsal',
    },
  });
  const signed = output.split('\n').filter((line) => line.includes('gpg:sign-and-deploy-file')).length;
  if (signed === 0) throw new Error(`Nothing would be signed for Maven Central:\n${output}`);
  return `${signed} artifacts would be signed`;
}
