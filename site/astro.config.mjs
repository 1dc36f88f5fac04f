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
  integrations: [
    starlight({
      title: 'dynamorm-cdk',
      social: [{ icon: 'github', label: 'GitHub', href: identity.repositoryUrl.replace(/\.git$/, '') }],
      customCss: ['./src/styles/site.css'],
      sidebar: [
        { label: 'Start', items: [{ autogenerate: { directory: 'start' } }] },
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
        { label: 'Explanation', items: [{ autogenerate: { directory: 'explanation' } }] },
        { label: 'Versions', items: [{ autogenerate: { directory: 'versions' } }] },
      ],
    }),
  ],
});
