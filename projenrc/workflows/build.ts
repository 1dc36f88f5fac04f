import { JobPermission } from 'projen/lib/github/workflows-model';
import type { PnpmMonorepo } from '../monorepo';
import { versions } from '../versions';
import { checkout, expression, go, node, python, run } from './actions';
import { Workflow } from './workflow';

const read = { contents: JobPermission.READ };

/** What every commit goes through. */
export class BuildWorkflow extends Workflow {
  constructor(root: PnpmMonorepo) {
    super(root, 'build', {
      concurrencyOptions: { group: `${expression('github.workflow')}-${expression('github.ref')}`, cancelInProgress: true },
    });
    this.on({ push: { branches: ['main'] }, pullRequest: {}, workflowDispatch: {} });
    this.addJobs({
      lint: {
        name: 'Lint, types and generated files',
        runsOn: ['ubuntu-latest'],
        permissions: read,
        steps: [checkout(), node(versions.buildNode), run('Check', 'node start.mjs test --only lint,types,generated,workflows')],
      },
      test: {
        name: `All checks on Node ${expression('matrix.node')}`,
        runsOn: ['ubuntu-latest'],
        permissions: read,
        strategy: { failFast: false, matrix: { domain: { node: [...versions.workflowNodes] } } },
        steps: [checkout(), node(expression('matrix.node')), python, go, run('Check', 'npm test')],
      },
      units: {
        name: `Unit tests on Node ${versions.workflowNodeAhead}`,
        runsOn: ['ubuntu-latest'],
        permissions: read,
        steps: [checkout(), node(versions.workflowNodeAhead), run('Check', 'node start.mjs test --only unit')],
      },
      'command-line': {
        name: `Command line on ${expression('matrix.os')}, Node ${expression('matrix.node')}`,
        runsOn: [expression('matrix.os')],
        permissions: read,
        strategy: {
          failFast: false,
          matrix: { domain: { os: ['macos-latest', 'windows-latest'], node: [...versions.workflowNodes, versions.workflowNodeAhead] } },
        },
        steps: [
          checkout(),
          node(expression('matrix.node')),
          run('Prepare', 'node start.mjs prepare'),
          run('Check', 'npx vitest run --project cli'),
        ],
      },
      newest: {
        name: 'Unit tests with the newest aws-cdk-lib',
        runsOn: ['ubuntu-latest'],
        permissions: read,
        env: { PNPM_VERSION: versions.pnpm },
        steps: [
          checkout(),
          node(versions.buildNode),
          run('Prepare', 'node start.mjs prepare'),
          run('Take the newest', 'npx -y "pnpm@$PNPM_VERSION" add -w -D aws-cdk-lib-newest@npm:aws-cdk-lib@latest'),
          run('Check', 'node start.mjs test --only newest-cdk'),
        ],
      },
    });
  }
}
