import type { PnpmMonorepo } from '../monorepo';
import { BuildWorkflow } from './build';
import { IntegWorkflow } from './integ';
import { ReleaseWorkflow } from './release';
import { SiteWorkflow } from './site';
import { UpgradeWorkflow } from './upgrade';

/** What GitHub runs for this repository. */
export class Workflows {
  constructor(root: PnpmMonorepo) {
    new BuildWorkflow(root);
    new IntegWorkflow(root);
    new UpgradeWorkflow(root);
    new ReleaseWorkflow(root);
    new SiteWorkflow(root);
  }
}
