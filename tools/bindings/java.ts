import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../projenrc/identity';
import { present } from '../processes/run';
import { root } from '../root';
import type { Language } from './language';

const repository = join(root, '.cache/maven');

/** Maven finds the bindings in the file repository that the example's pom.xml names, and keeps what it fetched below the repository. */
export const java: Language = {
  name: 'java',
  title: 'Java',
  output: 'dist/java/io',
  missing: async () => {
    if (!(await present('javac'))) return 'no JDK is installed; get one, 17 or later, from https://adoptium.net';
    return (await present('mvn')) ? undefined : 'Maven is not installed; get it from https://maven.apache.org/download.cgi';
  },
  // The version stays the same, so Maven would keep what it has.
  install: async (changed) => {
    if (changed) rmSync(join(repository, ...identity.mavenGroupId.split('.')), { recursive: true, force: true });
  },
  environment: { MAVEN_OPTS: `-Dmaven.repo.local=${repository}` },
};
