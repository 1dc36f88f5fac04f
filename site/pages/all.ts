import { codePages as codeTables } from '../../packages/cli/packaging/code-pages.js';
import { program } from '../../packages/cli/src/program.js';
import type { Page } from './page.js';
import { isPicture, pictureAddress } from './pictures.js';
import { address, type Places } from './places.js';
import { type CodeSection, codePages, codePlaces } from './reference/codes.js';
import { commandPages } from './reference/commands.js';
import { writtenFiles, writtenPage } from './written.js';

/** Every page of the site: those that people write, and the reference that is made from its sources. */
export function allPages(): Page[] {
  const files = writtenFiles();
  const sections = codeTables.map(section);
  const ofCodes = codePlaces(sections);
  const places: Places = (path, anchor) => {
    if (isPicture(path)) return pictureAddress(path);
    const route = files.get(path);
    return route === undefined ? ofCodes(path, anchor) : address(route, anchor);
  };
  return [
    ...[...files].map(([file, route]) => writtenPage(file, route, places)),
    ...codePages(sections, places),
    ...commandPages(commandLine()),
  ];
}

function section(page: CodeSection['page']): CodeSection {
  const [, , name] = /^packages\/((.+?))\//.exec(page.page) ?? [];
  return { page, name, letter: page.groups[0].codes[0].code.slice(4, 5) };
}

/** The definition of the command line; it runs nothing. */
function commandLine(): ReturnType<typeof program> {
  Object.assign(globalThis, { DYNAMORM_CDK_VERSION: '0.0.0' });
  const silent = { out: () => undefined, err: () => undefined } as unknown as Parameters<typeof program>[0];
  return program(silent, () => undefined);
}
