import { join } from 'node:path';
import { root } from '../root';
import { architecture } from './diagram/architecture';
import { render } from './diagram/boxes';
import { sessionPictures } from './sessions';

/** Every picture of the documentation, by its file. */
export async function pictures(): Promise<Map<string, string>> {
  const byName = { architecture: render(architecture), ...(await sessionPictures()) };
  return new Map(Object.entries(byName).map(([name, svg]) => [join(root, 'docs/pictures', `${name}.svg`), svg]));
}
