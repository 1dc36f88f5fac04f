import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { isOutside, repositoryRoot } from '../repository/repository-root';

/**
 * Findings with their files as a code host looks for them: from the root of the repository, whatever directory the command was started in.
 * What is no file of the repository keeps its name.
 */
export function fromRepositoryRoot(findings: readonly Finding[], cwd = process.cwd(), env = process.env): Finding[] {
  const root = repositoryRoot(cwd, env);
  if (root === undefined) return [...findings];
  // Findings are many and files few.
  const files = new Map<string, string>();
  return findings.map((finding) => {
    if (finding.file === undefined) return finding;
    const file = files.get(finding.file) ?? rebased(finding.file, cwd, root);
    files.set(finding.file, file);
    return { ...finding, file };
  });
}

function rebased(file: string, cwd: string, root: string): string {
  // `<stdin>`, `ssm:/...` and the like name no file.
  if (!isAbsolute(file) && /^(<|[a-z][a-z0-9-]+:)/i.test(file)) return file;
  const path = relative(root, resolve(cwd, file));
  return isOutside(path) ? file : path.split(sep).join('/');
}
