import { join } from 'node:path';
import { root } from '../root';
import { architecture } from './architecture';
import { render } from './boxes';

/** The diagrams of the documentation, by the file that shows each. */
export const diagrams: Record<string, string> = {
  [join(root, 'docs/pictures/architecture.svg')]: render(architecture),
};
