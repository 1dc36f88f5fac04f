import { type Job, JobPermission, type JobStep } from 'projen/lib/github/workflows-model';
import { identity } from '../identity';
import type { PnpmMonorepo } from '../monorepo';
import { versions } from '../versions';
import { checkout, download, expression, go, java, node, python, run, upload } from './actions';
import { Workflow } from './workflow';

const version = expression('inputs.version');
/** Runs what is in the repository as it is: nothing has to be installed. Node of this release reads TypeScript by itself. */
const buildNode = node(versions.buildNode);
const artifacts = download('dist', 'dist');

/** A registry: how it is asked whether it would take the release, and how the release reaches it. */
interface Registry {
  readonly job: string;
  readonly title: string;
  readonly ask: JobStep;
  readonly publish: JobStep[];
  /** It takes the workflow's own identity instead of a secret. */
  readonly trusted?: boolean;
}

const central = {
  MAVEN_USERNAME: expression('secrets.MAVEN_USERNAME'),
  MAVEN_PASSWORD: expression('secrets.MAVEN_PASSWORD'),
};

const goRepository = {
  GO_GITHUB_TOKEN: expression('secrets.GO_GITHUB_TOKEN'),
  GO_REPOSITORY: `https://${identity.goModule}.git`,
  GIT_AUTHOR: identity.author,
  GIT_EMAIL: identity.authorEmail,
};

/**
 * In the order in which they are published to. What is refused most often comes first, what can never be taken back comes last: npm allows a
 * version to be removed for 72 hours, PyPI to be yanked, Maven Central nothing, and the Go proxy keeps whatever it has seen.
 */
const registries: Registry[] = [
  {
    job: 'npm',
    title: 'npm',
    ask: run('Ask npm', 'node release/publish/npm.mts dist/js --ask'),
    publish: [run('Publish', 'node release/publish/npm.mts dist/js')],
    trusted: true,
  },
  {
    job: 'pypi',
    title: 'PyPI',
    ask: run('Ask PyPI', 'node release/publish/ask-pypi.mts'),
    publish: [
      {
        name: 'Publish',
        uses: 'pypa/gh-action-pypi-publish',
        with: { 'packages-dir': 'dist/python', 'skip-existing': true },
      },
    ],
    trusted: true,
  },
  {
    job: 'maven',
    title: 'Maven Central',
    ask: run('Ask Maven Central', 'node release/publish/ask-maven.mts', central),
    publish: [
      java,
      run('Publish', 'node dist/publish/publib-maven.js dist/java', {
        ...central,
        MAVEN_SERVER_ID: 'central-ossrh',
        MAVEN_GPG_PRIVATE_KEY: expression('secrets.MAVEN_GPG_PRIVATE_KEY'),
        MAVEN_GPG_PRIVATE_KEY_PASSPHRASE: expression('secrets.MAVEN_GPG_PRIVATE_KEY_PASSPHRASE'),
      }),
    ],
  },
  {
    job: 'go',
    title: 'the Go repository',
    ask: run('Ask the Go repository', 'node release/publish/go.mts dist/go --ask', goRepository),
    publish: [run('Publish', 'node release/publish/go.mts dist/go', goRepository)],
  },
];

const permissions = (trusted?: boolean) => ({
  contents: JobPermission.READ,
  ...(trusted ? { idToken: JobPermission.WRITE } : {}),
});

/**
 * One release for all packages and languages. One job installs and builds, with no secret and no right to write. Then every registry is asked
 * whether it would take the release, and published to one after the other; each of these jobs runs the repository's own files and installs
 * nothing. Every job can be run again: what a registry has already is passed over.
 */
export class ReleaseWorkflow extends Workflow {
  constructor(root: PnpmMonorepo) {
    super(root, 'release', {
      concurrencyOptions: { cancelInProgress: false },
      rights: { 'id-token': 'shows the registry which workflow publishes', contents: 'makes the tag and the release' },
    });
    this.on({
      workflowDispatch: {
        inputs: { version: { description: 'The version, such as 1.2.0; the changelog has its section', required: true } },
      },
    });
    const publishing = registries.map((registry, index) => [
      registry.job,
      publish(registry, index === 0 ? 'ask' : registries[index - 1].job),
    ]);
    this.addJobs({ build: build(), ask: ask(), ...Object.fromEntries(publishing), finish: finish() });
  }
}

function build(): Job {
  return {
    name: 'Check and build',
    runsOn: ['ubuntu-latest'],
    permissions: permissions(),
    env: { VERSION: version },
    steps: [
      checkout({ 'fetch-depth': 0 }),
      buildNode,
      python,
      java,
      go,
      run('Run every check', 'npm test'),
      run('Build the artifacts', 'npx tsx release/build.ts "$VERSION"'),
      run('Write the notes', 'npx tsx release/notes.ts "$VERSION" > notes.md'),
      upload('dist', 'dist'),
      upload('notes', 'notes.md'),
    ],
  };
}

function ask(): Job {
  return {
    name: 'Ask every registry',
    needs: ['build'],
    runsOn: ['ubuntu-latest'],
    environment: 'release',
    permissions: permissions(true),
    env: { VERSION: version },
    steps: [checkout(), buildNode, artifacts, ...registries.map((registry) => registry.ask)],
  };
}

function publish({ title, publish: steps, trusted }: Registry, after: string): Job {
  return {
    name: `Publish to ${title}`,
    needs: [after],
    runsOn: ['ubuntu-latest'],
    environment: 'release',
    permissions: permissions(trusted),
    env: { VERSION: version },
    steps: [checkout(), buildNode, artifacts, ...steps],
  };
}

/** The tag comes last: what has it is on every registry. */
function finish(): Job {
  return {
    name: 'Tag the release',
    needs: [registries[registries.length - 1].job],
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.WRITE },
    env: { VERSION: version, GH_TOKEN: expression('github.token'), GH_REPO: expression('github.repository') },
    steps: [
      download('notes', '.'),
      run(
        'Release',
        [
          'kind=--latest',
          'if [[ "$VERSION" == *-* ]]; then kind=--prerelease; fi',
          'gh release create "v$VERSION" --target "$GITHUB_SHA" --title "$VERSION" --notes-file notes.md "$kind"',
        ].join('\n'),
      ),
    ],
  };
}
