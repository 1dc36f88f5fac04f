import type { JsiiPackage } from './jsii-package';
import type { PnpmMonorepo } from './monorepo';

const languages = ['js', 'go', 'python', 'java'];

/** One command a language builds the bindings of all packages in one process: aws-cdk-lib's assembly is loaded once. */
export class Bindings {
  constructor(root: PnpmMonorepo, packages: JsiiPackage[]) {
    const folders = packages.map((member) => member.folder).join(' ');
    for (const language of languages) {
      root.addTask(`bindings:${language}`, {
        description: `Generate the ${language} packages into dist/${language}`,
        exec: `jsii-pacmak ${folders} --target ${language} --outdir dist`,
      });
    }
  }
}
