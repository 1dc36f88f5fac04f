// Builds the site into site/dist and checks its links: `npx projen site:build`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { astro } from './astro.js';
import { brokenLinks } from './check-links.js';
import { allPages } from './pages/all.js';
import { repository } from './pages/repository.js';
import { writePages } from './pages/write.js';

const began = Date.now();
const pages = allPages();
writePages(pages);
const { status, stdout, stderr } = spawnSync(process.execPath, [astro.program, 'build', '--silent'], {
  ...astro.options,
  encoding: 'utf8',
});
if (status !== 0) {
  console.error(stdout + stderr);
  process.exit(1);
}
const broken = brokenLinks(join(repository, 'site/dist'));
for (const link of broken) console.error(`Broken link: ${link}`);
console.log(`${pages.length} pages, built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
process.exit(broken.length > 0 ? 1 : 0);
