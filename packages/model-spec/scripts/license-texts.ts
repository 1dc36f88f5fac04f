import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The libraries that the build puts into the package. */
const bundled = ['js-yaml', 'yaml'];

/** The licence texts of what is bundled, as their authors ship them. */
export function thirdPartyLicenses(): string {
  const sections = bundled.map((name) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
  });
  return `This package contains the following libraries.\n\n${sections.join('\n')}`;
}
