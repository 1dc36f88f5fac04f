import { GitHub, GithubWorkflow } from 'projen/lib/github';
import { JobPermission, type JobPermissions, type JobStep } from 'projen/lib/github/workflows-model';
import { identity } from './identity';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

const expression = (text: string): string => `$\{{ ${text} }}`;
const version = expression('inputs.version');

/** Where publib takes what it publishes to a registry; the secrets are the only thing that the project itself cannot bring. */
interface Registry {
  readonly job: string;
  readonly title: string;
  readonly tool: string;
  readonly folder: string;
  readonly permissions: JobPermissions;
  readonly env: Record<string, string>;
  readonly setUp?: JobStep[];
}

const registries: Registry[] = [
  {
    job: 'npm',
    title: 'npm',
    tool: 'publib-npm',
    folder: 'js',
    permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
    // Trusted publishing: npm takes the workflow's own identity, and the provenance comes with it.
    env: { NPM_TRUSTED_PUBLISHER: 'true', NPM_CONFIG_PROVENANCE: 'true' },
  },
  {
    job: 'pypi',
    title: 'PyPI',
    tool: 'publib-pypi',
    folder: 'python',
    permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
    env: { PYPI_TRUSTED_PUBLISHER: 'true' },
    setUp: [{ name: 'Set up Python', uses: 'actions/setup-python@v6', with: { 'python-version': '3.12' } }],
  },
  {
    job: 'maven',
    title: 'Maven Central',
    tool: 'publib-maven',
    folder: 'java',
    permissions: { contents: JobPermission.READ },
    env: {
      MAVEN_SERVER_ID: 'central-ossrh',
      MAVEN_GPG_PRIVATE_KEY: expression('secrets.MAVEN_GPG_PRIVATE_KEY'),
      MAVEN_GPG_PRIVATE_KEY_PASSPHRASE: expression('secrets.MAVEN_GPG_PRIVATE_KEY_PASSPHRASE'),
      MAVEN_USERNAME: expression('secrets.MAVEN_USERNAME'),
      MAVEN_PASSWORD: expression('secrets.MAVEN_PASSWORD'),
    },
    setUp: [{ name: 'Set up Java', uses: 'actions/setup-java@v5', with: { distribution: 'temurin', 'java-version': '17' } }],
  },
  {
    job: 'go',
    title: 'the Go repository',
    tool: 'publib-golang',
    folder: 'go',
    permissions: { contents: JobPermission.READ },
    env: {
      GITHUB_TOKEN: expression('secrets.GO_GITHUB_TOKEN'),
      GITHUB_REPO: identity.goModule.replace('github.com/', ''),
      GIT_BRANCH: 'main',
      GIT_USER_NAME: identity.author,
      GIT_USER_EMAIL: identity.authorEmail,
      VERSION: version,
    },
    setUp: [{ name: 'Set up Go', uses: 'actions/setup-go@v6', with: { 'go-version': 'stable', cache: false } }],
  },
];

/**
 * One release for all packages and languages: the same version everywhere, one compilation, one run of jsii-pacmak. projen's own release is
 * made for one package and would not have the siblings.
 */
export class Release {
  constructor(root: PnpmMonorepo) {
    root.addTask('release:dry', {
      description: 'Build every artifact of a release, install each in a fresh project and synthesize it; publishes nothing',
      exec: 'tsx release/dry-run.ts',
    });
    root.addTask('compat', {
      description: 'Compare the public interfaces with those of the last release',
      exec: 'tsx checks/commands/test.ts --only compat',
    });
    const github = GitHub.of(root);
    if (!github) throw new Error('The root project has no GitHub component, so no workflow can be generated.');
    const workflow = new GithubWorkflow(github, 'release', { limitConcurrency: true, concurrencyOptions: { cancelInProgress: false } });
    workflow.on({
      workflowDispatch: {
        inputs: { version: { description: 'The version, such as 1.2.0; the changelog has its section', required: true } },
      },
    });
    workflow.addJobs({
      build: this.build(),
      ...Object.fromEntries(registries.map((registry) => [registry.job, this.publish(registry)])),
      finish: this.finish(),
    });
  }

  private build() {
    return {
      name: 'Check and build',
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ },
      env: { VERSION: version },
      steps: [
        { name: 'Check out', uses: 'actions/checkout@v5', with: { 'fetch-depth': 0 } },
        { name: 'Set up Node', uses: 'actions/setup-node@v5', with: { 'node-version': versions.buildNode } },
        ...registries.flatMap(({ setUp }) => setUp ?? []),
        { name: 'Run every check', run: 'npm test' },
        { name: 'Build the artifacts', run: 'npx tsx release/build.ts "$VERSION"' },
        { name: 'Keep them', uses: 'actions/upload-artifact@v5', with: { name: 'dist', path: 'dist', 'if-no-files-found': 'error' } },
      ],
    };
  }

  private publish({ title, tool, folder, permissions, env, setUp }: Registry) {
    return {
      name: `Publish to ${title}`,
      needs: ['build'],
      runsOn: ['ubuntu-latest'],
      environment: 'release',
      permissions,
      env,
      steps: [
        { name: 'Set up Node', uses: 'actions/setup-node@v5', with: { 'node-version': versions.buildNode } },
        ...(setUp ?? []),
        { name: 'Take the artifacts', uses: 'actions/download-artifact@v6', with: { name: 'dist', path: 'dist' } },
        { name: 'Publish', run: `npx -y -p publib@${versions.publib} ${tool} dist/${folder}` },
      ],
    };
  }

  /** The tag comes last: what has it is on every registry. */
  private finish() {
    return {
      name: 'Tag the release',
      needs: registries.map(({ job }) => job),
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.WRITE },
      env: { VERSION: version, GH_TOKEN: expression('github.token') },
      steps: [
        { name: 'Check out', uses: 'actions/checkout@v5' },
        { name: 'Set up Node', uses: 'actions/setup-node@v5', with: { 'node-version': versions.buildNode } },
        { name: 'Install', run: 'node start.mjs prepare' },
        { name: 'Write the notes', run: 'npx tsx release/notes.ts "$VERSION" > notes.md' },
        { name: 'Release', run: 'gh release create "v$VERSION" --target "$GITHUB_SHA" --title "$VERSION" --notes-file notes.md' },
      ],
    };
  }
}
