import type { JsiiPackage } from './jsii-package';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** What users see of the packages, kept in the repository so that every change of it shows: signatures, API.md, snippets. */
export class PublishedInterface {
  constructor(root: PnpmMonorepo, packages: JsiiPackage[]) {
    root.addDevDeps(`jsii-docgen@${versions.jsiiDocgen}`, `jsii-diff@${versions.jsiiDiff}`);
    // What a package's tarball offers to each way of importing it.
    root.addDevDeps(`publint@${versions.publint}`, `@arethetypeswrong/core@${versions.areTheTypesWrong}`);
    root.addTask('signatures', {
      description: 'Write the public signatures in Go and Python into signatures/',
      exec: 'tsx tools/signatures/write.ts signatures',
    });
    root.addTask('api', {
      description: 'Write the API.md of every package, in the languages of the bindings',
      exec: 'tsx tools/signatures/write.ts api',
    });
    root.addTask('baseline', {
      description: 'Write the assemblies that changes of the public interface are compared with into signatures/',
      exec: 'tsx tools/signatures/write.ts baseline',
    });
    for (const member of packages) {
      // Read in the repository or by tools of it, of no use to who installs the package.
      member.npmignore?.exclude('/rosetta/', '/API.*.md');
      member.gitignore.exclude('.jsii.tabl.json');
    }
  }
}
