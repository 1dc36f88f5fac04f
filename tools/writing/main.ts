import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { root } from '../root';
import { offencesIn } from './check';
import { readNotYet, shrinkNotYet } from './not-yet';
import { textFiles } from './texts';

const help = `Checks the words of the texts, by tools/writing/words.json and the length of sentences.

  npm run words                    every text that is not in tools/writing/not-yet.json
  npm run words -- docs/README.md  the files that are named, and those below the folders that are named
  npm run words -- --shrink        removes the files that are clean from tools/writing/not-yet.json`;

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(help);
    return 0;
  }
  const all = await textFiles();
  if (args.includes('--shrink')) {
    const offending = [];
    for (const file of all) if ((await offencesIn(file)).length > 0) offending.push(file);
    shrinkNotYet(offending);
    console.log(`${readNotYet().length} files still have to be rewritten.`);
    return 0;
  }
  const notYet = readNotYet();
  const missing = args.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.error(`There is no ${missing.join(' and no ')}.`);
    return 1;
  }
  const named = args.map((file) => relative(root, resolve(file))).flatMap((name) => filesAt(name, all));
  let count = 0;
  for (const file of args.length > 0 ? named : all.filter((file) => !notYet.includes(file))) {
    for (const { line, column, message } of await offencesIn(file)) {
      count++;
      console.log(`${file}:${line}:${column} ${message}`);
    }
  }
  console.log(count === 0 ? 'Nothing to rewrite.' : `${count} to rewrite.`);
  return count === 0 ? 0 : 1;
}

/** A file, or the texts below a folder. */
function filesAt(name: string, texts: string[]): string[] {
  if (!statSync(resolve(root, name)).isDirectory()) return [name];
  return texts.filter((text) => name === '' || text.startsWith(`${name}/`));
}

main(process.argv.slice(2)).then((code) => process.exit(code));
