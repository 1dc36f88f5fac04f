import { GitHub, GithubWorkflow } from 'projen/lib/github';
import { JobPermission, type JobStep } from 'projen/lib/github/workflows-model';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

const checkout: JobStep = { name: 'Check out', uses: 'actions/checkout@v5' };
const node = (version: string): JobStep => ({ name: 'Set up Node', uses: 'actions/setup-node@v5', with: { 'node-version': version } });
const python: JobStep = { name: 'Set up Python', uses: 'actions/setup-python@v6', with: { 'python-version': '3.12' } };
const go: JobStep = { name: 'Set up Go', uses: 'actions/setup-go@v6', with: { 'go-version': 'stable', cache: false } };
const read = { contents: JobPermission.READ };

/** Build and test on every supported Node, lint, the newest aws-cdk-lib, and dependency updates. */
export class Workflows {
  constructor(root: PnpmMonorepo) {
    const github = GitHub.of(root);
    if (!github) throw new Error('The root project has no GitHub component, so no workflow can be generated.');
    this.build(github);
    this.upgrade(github);
    this.integ(github);
  }

  private build(github: GitHub): void {
    const workflow = new GithubWorkflow(github, 'build');
    workflow.on({ push: { branches: ['main'] }, pullRequest: {}, workflowDispatch: {} });
    const run = (name: string, command: string): JobStep => ({ name, run: command });
    workflow.addJobs({
      lint: {
        name: 'Lint, types and generated files',
        runsOn: ['ubuntu-latest'],
        permissions: read,
        steps: [checkout, node(versions.buildNode), run('Check', 'node start.mjs test --only lint,types,generated')],
      },
      test: {
        name: 'All checks on Node $' + '{{ matrix.node }}',
        runsOn: ['ubuntu-latest'],
        permissions: read,
        strategy: { failFast: false, matrix: { domain: { node: versions.workflowNodes as unknown as string[] } } },
        steps: [checkout, node('$' + '{{ matrix.node }}'), python, go, run('Check', 'npm test')],
      },
      newest: {
        name: 'Unit tests with the newest aws-cdk-lib',
        runsOn: ['ubuntu-latest'],
        permissions: read,
        steps: [
          checkout,
          node(versions.buildNode),
          run('Prepare', 'node start.mjs prepare'),
          run('Take the newest', 'npx -y pnpm@$' + `{PNPM_VERSION} add -w -D aws-cdk-lib-newest@npm:aws-cdk-lib@latest`),
          run('Check', 'node start.mjs test --only newest-cdk'),
        ],
        env: { PNPM_VERSION: versions.pnpm },
      },
    });
  }

  /** The integration tests in a sandbox account: by hand, or where a pull request bears the label. The account trusts this repository by OIDC. */
  private integ(github: GitHub): void {
    const workflow = new GithubWorkflow(github, 'integ');
    workflow.on({
      workflowDispatch: { inputs: { regions: { description: 'Regions, separated by commas', default: 'us-east-1', required: true } } },
      pullRequest: { types: ['labeled'] },
    });
    const expression = (text: string) => `$\{{ ${text} }}`;
    workflow.addJobs({
      integ: {
        name: 'Integration tests in the sandbox account',
        if: "github.event_name == 'workflow_dispatch' || github.event.label.name == 'integ'",
        runsOn: ['ubuntu-latest'],
        environment: 'sandbox',
        timeoutMinutes: 150,
        permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
        env: { REGIONS: expression("inputs.regions || 'us-east-1'") },
        steps: [
          checkout,
          node(versions.buildNode),
          {
            name: 'Take the role of the sandbox account',
            uses: 'aws-actions/configure-aws-credentials@v5',
            with: {
              'role-to-assume': expression('vars.SANDBOX_ROLE_ARN'),
              'aws-region': 'us-east-1',
              'role-duration-seconds': 7200,
            },
          },
          { name: 'Deploy, assert and destroy', run: 'npm run integ -- --sandbox --regions "$REGIONS"' },
        ],
      },
    });
  }

  /** Once a week: newer versions inside the ranges of `projenrc/versions.ts`, as a pull request. */
  private upgrade(github: GitHub): void {
    const workflow = new GithubWorkflow(github, 'upgrade');
    workflow.on({ schedule: [{ cron: '0 5 * * 1' }], workflowDispatch: {} });
    workflow.addJobs({
      upgrade: {
        name: 'Dependency updates',
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.WRITE, pullRequests: JobPermission.WRITE },
        steps: [
          checkout,
          node(versions.buildNode),
          { name: 'Prepare', run: 'node start.mjs prepare' },
          { name: 'Update inside the ranges', run: `npx -y pnpm@${versions.pnpm} -r update && npx projen` },
          {
            name: 'Open a pull request',
            uses: 'peter-evans/create-pull-request@v7',
            with: { branch: 'dependency-updates', title: 'chore: dependency updates', 'commit-message': 'chore: dependency updates' },
          },
        ],
      },
    });
  }
}
