import type { JobStep } from 'projen/lib/github/workflows-model';
import { versions } from '../versions';

/**
 * Every action that a workflow uses: the commit that is run, and the release it belongs to. A tag can be moved to other code, a commit cannot.
 * To upgrade one, look up the commit of the release's tag in the action's repository (`git ls-remote --tags`).
 */
export const pins: Record<string, { readonly commit: string; readonly release: string }> = {
  'actions/checkout': { commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', release: 'v7.0.1' },
  'actions/deploy-pages': { commit: 'cd2ce8fcbc39b97be8ca5fce6e763baed58fa128', release: 'v5.0.0' },
  'actions/download-artifact': { commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', release: 'v8.0.1' },
  'actions/setup-go': { commit: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e', release: 'v7.0.0' },
  'actions/setup-java': { commit: 'b6effb05e454b25005698d916606bdc6ffcbf961', release: 'v5.7.0' },
  'actions/setup-node': { commit: '820762786026740c76f36085b0efc47a31fe5020', release: 'v7.0.0' },
  'actions/setup-python': { commit: '5fda3b95a4ea91299a34e894583c3862153e4b97', release: 'v7.0.0' },
  'actions/upload-artifact': { commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', release: 'v7.0.0' },
  'aws-actions/configure-aws-credentials': { commit: 'e6de054238d6b7531b4efff3b6587d9aade6a06c', release: 'v6.2.3' },
  'peter-evans/create-pull-request': { commit: '5f6978faf089d4d20b00c7766989d076bb2fc7f1', release: 'v8.1.1' },
  'pypa/gh-action-pypi-publish': { commit: 'ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e', release: 'v1.13.0' },
};

/** An expression of GitHub Actions. */
export const expression = (text: string): string => `$\{{ ${text} }}`;

export const run = (name: string, command: string, env?: Record<string, string>): JobStep => ({ name, run: command, env });

/** No step pushes with git, so no later step, and nothing that is installed, finds a credential in `.git/config`. */
export const checkout = (options: Record<string, unknown> = {}): JobStep => ({
  name: 'Check out',
  uses: 'actions/checkout',
  with: { ...options, 'persist-credentials': false },
});

/** Without the switch, the action looks for the package manager that package.json names and fails where it is not installed yet. */
export const node = (version: string): JobStep => ({
  name: 'Set up Node',
  uses: 'actions/setup-node',
  with: { 'node-version': version, 'package-manager-cache': false },
});

export const python: JobStep = { name: 'Set up Python', uses: 'actions/setup-python', with: { 'python-version': versions.workflowPython } };

export const go: JobStep = { name: 'Set up Go', uses: 'actions/setup-go', with: { 'go-version': 'stable', cache: false } };

export const java: JobStep = {
  name: 'Set up Java',
  uses: 'actions/setup-java',
  with: { distribution: 'temurin', 'java-version': versions.workflowJava },
};

export const upload = (name: string, path: string): JobStep => ({
  name: `Keep ${name}`,
  uses: 'actions/upload-artifact',
  with: { name, path, 'if-no-files-found': 'error' },
});

export const download = (name: string, path: string): JobStep => ({
  name: `Take ${name}`,
  uses: 'actions/download-artifact',
  with: { name, path },
});
