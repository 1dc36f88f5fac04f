import { cpSync, existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { base } from './places.js';
import { repository } from './repository.js';

const folder = 'docs/pictures';

/** Whether a file is one of the pictures of the documentation. */
export function isPicture(path: string): boolean {
  return path.startsWith(`${folder}/`) && existsSync(join(repository, path));
}

/** Where the site has a picture. */
export function pictureAddress(path: string): string {
  return `${base}/pictures/${basename(path)}`;
}

/** Puts the pictures where the site serves them from, as they are. */
export function copyPictures(): void {
  const served = join(repository, 'site/public/pictures');
  rmSync(served, { recursive: true, force: true });
  if (existsSync(join(repository, folder))) cpSync(join(repository, folder), served, { recursive: true });
}
