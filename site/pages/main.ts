// Writes the pages of the site: `npx tsx site/pages/main.ts`.
import { allPages } from './all.js';
import { writePages } from './write.js';

const pages = allPages();
writePages(pages);
console.log(`${pages.length} pages`);
