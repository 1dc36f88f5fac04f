import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';

/** Set by GitHub and GitLab to where they have checked the repository out. */
const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/**
 * Findings with their files as a code host looks for them: from the root of the repository, whatever directory the command was started in.
 * What is no file of the repository keeps its name.
 */
export function fromRepositoryRoot(findings: readonly Finding[], cwd = process.cwd(), env = process.env): Finding[] {
  const root = repositoryRoot(cwd, env);
  if (root === undefined) return [...findings];
  return findings.map((finding) => (finding.file === undefined ? finding : { ...finding, file: rebased(finding.file, cwd, root) }));
}

function rebased(file: string, cwd: string, root: string): string {
  // `<stdin>`, `ssm:/...` and the like name no file.
  if (!isAbsolute(file) && /^(<|[a-z][a-z0-9-]+:)/i.test(file)) return file;
  const path = relative(root, resolve(cwd, file));
  return outside(path) ? file : path.split(sep).join('/');
}

function repositoryRoot(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const name of variables) {
    const folder = env[name];
    if (!folder || !existsSync(folder)) continue;
    // The variable may name a link; the working directory never does.
    const root = [resolve(folder), realpathSync(folder)].find((each) => !outside(relative(each, cwd)));
    if (root !== undefined) return root;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

const outside = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
