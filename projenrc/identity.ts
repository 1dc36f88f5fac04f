/**
 * Who publishes this and under which names. Whoever forks or publishes the project changes this file and nothing else.
 * Published names are irrevocable, so none of them is derived from a folder name.
 */
export const identity = {
  owner: 'dynamorm-cdk',
  author: 'The dynamorm-cdk authors',
  authorEmail: 'maintainers@dynamorm-cdk.dev',
  repositoryUrl: 'https://github.com/dynamorm-cdk/dynamorm-cdk.git',
  /** Each package's page is its folder below this. */
  homepage: 'https://github.com/dynamorm-cdk/dynamorm-cdk/tree/main',
  /** The documentation: where GitHub publishes the pages of a repository. */
  site: 'https://dynamorm-cdk.github.io/dynamorm-cdk',
  npmScope: '@dynamorm-cdk',
  pypiPrefix: 'dynamorm-cdk',
  javaPackagePrefix: 'io.github.dynamormcdk',
  mavenGroupId: 'io.github.dynamorm-cdk',
  goModule: 'github.com/dynamorm-cdk/dynamorm-cdk-go',
  license: 'Apache-2.0',
} as const;
