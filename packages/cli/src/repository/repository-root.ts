import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Set by GitHub and GitLab to where they have checked the repository out. */
const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/** The root of the repository that a directory is in: as the build service names it, or where `.git` is. */
export function repositoryRoot(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const name of variables) {
    const folder = env[name];
    if (!folder || !existsSync(folder)) continue;
    // The variable may name a link; the working directory never does.
    const root = [resolve(folder), realpathSync(folder)].find((each) => !isOutside(relative(each, cwd)));
    if (root !== undefined) return root;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Whether a relative path leaves the directory that it is relative to. */
export function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
