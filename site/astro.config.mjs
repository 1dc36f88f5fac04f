import { readFileSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';
import { identity } from '../projenrc/identity.ts';

const { origin, pathname } = new URL(identity.site);

export default defineConfig({
  site: origin,
  base: pathname,
  trailingSlash: 'always',
  // Pictures are served as they are: nothing native is needed to build.
  image: { service: passthroughImageService() },
  // Options begin with two dashes, and code has straight quotes: text is shown as it is written.
  markdown: { smartypants: false },
  integrations: [
    starlight({
      title: 'dynamorm-cdk',
      social: [{ icon: 'github', label: 'GitHub', href: identity.repositoryUrl.replace(/\.git$/, '') }],
      head: ['language-tabs', 'wide-tables'].map((name) => ({ tag: 'script', attrs: { type: 'module', src: `${pathname}/${name}.js` } })),
      // A command is one line: it needs no window around it.
      expressiveCode: { defaultProps: { frame: 'none' } },
      customCss: ['./src/styles/site.css'],
      sidebar: JSON.parse(readFileSync(new URL('src/content/sidebar.json', import.meta.url), 'utf8')),
    }),
  ],
});
