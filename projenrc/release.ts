import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/**
 * One release for all packages and languages: the same version everywhere, one compilation, one run of jsii-pacmak. projen's own release is
 * made for one package and would not have the siblings.
 */
export class Release {
  constructor(root: PnpmMonorepo) {
    root.addDevDeps(`publib@${versions.publib}`);
    root.addTask('release:dry', {
      description: 'Build every artifact of a release, install each in a fresh project and synthesize it; publishes nothing',
      exec: 'tsx release/dry-run.ts',
    });
    root.addTask('compat', {
      description: 'Compare the public interfaces with those of the last release',
      exec: 'tsx test/run/main.mts --only compat',
    });
  }
}
