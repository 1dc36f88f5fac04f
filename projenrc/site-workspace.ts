import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** The site of the documentation: what only it needs is installed for it alone. */
export class SiteWorkspace extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'site',
      name: `${identity.npmScope}/site`,
      description: 'The site of the documentation',
      private: true,
      devDeps: [
        `astro@${versions.astro}`,
        `@astrojs/starlight@${versions.starlight}`,
        `axe-core@${versions.axe}`,
        `pagefind@${versions.pagefind}`,
        `mdast-util-from-markdown@${versions.mdast}`,
        `@types/mdast@${versions.mdastTypes}`,
        `mdast-util-gfm@${versions.mdastGfm}`,
        `micromark-extension-gfm@${versions.micromarkGfm}`,
        `github-slugger@${versions.githubSlugger}`,
      ],
    });
    this.package.addField('type', 'module');
    // Astro builds it, and the root checks its types.
    this.compileTask.reset();
    root.addTask('pictures', { description: 'Draw the pictures of the documentation anew', exec: 'tsx tools/pictures/write.ts' });
    root.addTask('site:build', { description: 'Build the site of the documentation and check its links', exec: 'tsx site/build.ts' });
  }
}
