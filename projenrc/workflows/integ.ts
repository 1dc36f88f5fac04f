import { JobPermission } from 'projen/lib/github/workflows-model';
import type { PnpmMonorepo } from '../monorepo';
import { versions } from '../versions';
import { checkout, expression, node, run } from './actions';
import { Workflow } from './workflow';

/** The integration tests in a sandbox account: by hand, or where a pull request bears the label. The account trusts this repository by OIDC. */
export class IntegWorkflow extends Workflow {
  constructor(root: PnpmMonorepo) {
    super(root, 'integ', {
      concurrencyOptions: { cancelInProgress: false },
      rights: { 'id-token': 'takes the role of the sandbox account' },
    });
    this.on({
      workflowDispatch: { inputs: { regions: { description: 'Regions, separated by commas', default: 'us-east-1', required: true } } },
      pullRequest: { types: ['labeled'] },
    });
    this.addJobs({
      integ: {
        name: 'Integration tests in the sandbox account',
        if: "github.event_name == 'workflow_dispatch' || github.event.label.name == 'integ'",
        runsOn: ['ubuntu-latest'],
        environment: 'sandbox',
        timeoutMinutes: 150,
        permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
        env: { REGIONS: expression("inputs.regions || 'us-east-1'") },
        steps: [
          checkout(),
          node(versions.buildNode),
          {
            name: 'Take the role of the sandbox account',
            uses: 'aws-actions/configure-aws-credentials',
            with: {
              'role-to-assume': expression('vars.SANDBOX_ROLE_ARN'),
              'aws-region': 'us-east-1',
              'role-duration-seconds': 9000,
            },
          },
          run('Deploy, assert and destroy', 'npm run integ -- --sandbox --regions "$REGIONS"'),
        ],
      },
    });
  }
}
