import { JobPermission } from 'projen/lib/github/workflows-model';
import type { PnpmMonorepo } from '../monorepo';
import { versions } from '../versions';
import { checkout, node, run, upload } from './actions';
import { Workflow } from './workflow';

/** The name under which GitHub looks for what is to be published: an archive with the files of the site. */
const artifact = 'github-pages';

/**
 * Publishes the documentation of the main branch on GitHub Pages, once "GitHub Actions" is the source of the pages in the settings of the
 * repository. What builds may only read; what publishes runs nothing of the repository.
 */
export class SiteWorkflow extends Workflow {
  constructor(root: PnpmMonorepo) {
    super(root, 'site', {
      concurrencyOptions: { group: 'pages', cancelInProgress: false },
      rights: { 'id-token': 'shows GitHub Pages which workflow publishes', pages: 'publishes the site' },
    });
    this.on({ push: { branches: ['main'] }, workflowDispatch: {} });
    this.addJobs({
      build: {
        name: 'Build the site',
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.READ },
        steps: [
          checkout(),
          node(versions.buildNode),
          run('Prepare', 'node start.mjs prepare'),
          run('Build and check the links', 'npx projen site:build'),
          run('Pack', 'tar --create --file artifact.tar --directory site/dist --dereference --hard-dereference .'),
          upload(artifact, 'artifact.tar'),
        ],
      },
      publish: {
        name: 'Publish the site',
        needs: ['build'],
        runsOn: ['ubuntu-latest'],
        environment: artifact,
        permissions: { pages: JobPermission.WRITE, idToken: JobPermission.WRITE },
        steps: [{ name: 'Publish', uses: 'actions/deploy-pages' }],
      },
    });
  }
}
