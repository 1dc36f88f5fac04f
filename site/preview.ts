// `npm run site`: serves the site on this machine, and writes its pages anew when a source of theirs is saved.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { astro } from './astro.js';
import { allPages } from './pages/all.js';
import { repository } from './pages/repository.js';
import { writePages } from './pages/write.js';

writePages(allPages());
const server = spawn(process.execPath, [astro.program, 'dev', ...process.argv.slice(2)], { ...astro.options, stdio: 'inherit' });
server.on('exit', (code) => process.exit(code ?? 0));

/** What people write. Codes and commands are read once: start again after a change of them. */
for (const folder of ['docs', 'packages']) {
  watch(join(repository, folder), { recursive: true }, (_event, file) => {
    if (file?.endsWith('.md') && !file.includes('node_modules')) again();
  });
}

let due: NodeJS.Timeout | undefined;

/** Editors save in several steps: the last one counts. */
function again(): void {
  clearTimeout(due);
  due = setTimeout(() => {
    try {
      writePages(allPages());
    } catch (error) {
      console.error((error as Error).message);
    }
  }, 100);
}
