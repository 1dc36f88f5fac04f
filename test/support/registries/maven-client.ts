import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../projenrc/identity';
import { generate } from '../../../tools/bindings/generate';
import { java } from '../../../tools/bindings/java';
import { root } from '../../../tools/root';
import { mavenRepository } from './maven-repository';
import type { Client } from './registries';

/** Maven that finds our artifacts as one version. It keeps what it fetches of others, and ours are gone afterwards. */
export function maven(version: string): Client {
  return async (home) => {
    await generate(java);
    const repository = mavenRepository(join(root, 'dist/java'), version);
    const origin = await repository.start();
    mkdirSync(join(home, '.m2'));
    writeFileSync(join(home, '.m2/settings.xml'), settings(origin));
    const kept = join(root, '.cache/maven');
    forget(kept, version);
    return {
      environment: { MAVEN_OPTS: `-Duser.home=${home} -Dmaven.repo.local=${kept}` },
      stop: async () => {
        await repository.stop();
        forget(kept, version);
      },
    };
  };
}

function settings(url: string): string {
  return `<settings>
  <profiles>
    <profile>
      <id>local</id>
      <repositories>
        <repository><id>local</id><url>${url}</url></repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles><activeProfile>local</activeProfile></activeProfiles>
</settings>
`;
}

function forget(repository: string, version: string): void {
  const group = join(repository, ...identity.mavenGroupId.split('.'));
  if (!existsSync(group)) return;
  for (const artifact of readdirSync(group)) {
    rmSync(join(group, artifact, version), { recursive: true, force: true });
    for (const file of readdirSync(join(group, artifact))) if (file.includes('-local.xml')) rmSync(join(group, artifact, file));
  }
}
