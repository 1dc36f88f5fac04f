import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../projenrc/identity';
import { type Answer, LocalServer } from './local-server';

const group = `/${identity.mavenGroupId.replaceAll('.', '/')}/`;

/** A Maven repository with the artifacts of a folder, under the version that the reader asks for; Maven asks the next one for what it does not have. */
export function mavenRepository(folder: string, version: string): LocalServer {
  const built = builtVersion(folder);
  const content = (path: string): Buffer | undefined => {
    const file = join(folder, path.replaceAll(version, built));
    if (!path.startsWith(group) || !existsSync(file)) return undefined;
    const bytes = readFileSync(file);
    return /\.(pom|xml)$/.test(path) ? Buffer.from(bytes.toString('utf8').replaceAll(`>${built}<`, `>${version}<`)) : bytes;
  };
  return new LocalServer((path): Answer => {
    const body = content(path.replace(/\.sha1$/, ''));
    if (!body || !path.endsWith('.sha1')) return body && { body };
    return { body: createHash('sha1').update(body).digest('hex') };
  });
}

/** What the artifacts are built as before there is a release. */
function builtVersion(folder: string): string {
  const [artifact] = readdirSync(join(folder, group));
  const [version] = readdirSync(join(folder, group, artifact), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return version.name;
}
