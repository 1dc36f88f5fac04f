import { JobPermission } from 'projen/lib/github/workflows-model';
import type { PnpmMonorepo } from '../monorepo';
import { versions } from '../versions';
import { checkout, download, expression, node, run, upload } from './actions';
import { Workflow } from './workflow';

const title = 'build: update dependencies';

/**
 * Once a week: newer versions inside the ranges of `projenrc/versions.ts`, as a pull request. What is installed runs code of its own, so the job
 * that installs may only read; the one that may write applies a patch and runs nothing of it.
 */
export class UpgradeWorkflow extends Workflow {
  constructor(root: PnpmMonorepo) {
    super(root, 'upgrade', { rights: { contents: 'pushes the branch', 'pull-requests': 'opens the request' } });
    this.on({ schedule: [{ cron: '0 5 * * 1' }], workflowDispatch: {} });
    this.addJobs({
      update: {
        name: 'Update',
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.READ },
        outputs: { changed: { stepId: 'patch', outputName: 'changed' } },
        env: { PNPM_VERSION: versions.pnpm },
        steps: [
          checkout(),
          node(versions.buildNode),
          run('Prepare', 'node start.mjs prepare'),
          run('Update inside the ranges', 'npx -y "pnpm@$PNPM_VERSION" -r update && npx projen'),
          {
            id: 'patch',
            name: 'Write the patch',
            run: [
              'git add --all',
              'git diff --staged --binary > update.patch',
              'if [ -s update.patch ]; then echo "changed=true" >> "$GITHUB_OUTPUT"; fi',
            ].join('\n'),
          },
          { ...upload('the-patch', 'update.patch'), if: "steps.patch.outputs.changed == 'true'" },
        ],
      },
      request: {
        name: 'Open a pull request',
        needs: ['update'],
        if: "needs.update.outputs.changed == 'true'",
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.WRITE, pullRequests: JobPermission.WRITE },
        steps: [
          checkout(),
          download('the-patch', expression('runner.temp')),
          run('Apply the patch', 'git apply "$RUNNER_TEMP/update.patch"'),
          {
            name: 'Open a pull request',
            uses: 'peter-evans/create-pull-request',
            with: {
              branch: 'dependency-updates',
              title,
              'commit-message': title,
              // GitHub starts no workflow for what its own token pushes.
              body: 'Newer versions inside the ranges of `projenrc/versions.ts`. Close and reopen this pull request to run the checks.',
            },
          },
        ],
      },
    });
  }
}
