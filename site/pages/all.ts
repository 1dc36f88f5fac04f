import { codePages as codeTables } from '../../packages/cli/packaging/code-pages.js';
import { program } from '../../packages/cli/src/program.js';
import { frontPage } from './front-page.js';
import type { Page } from './page.js';
import { isPicture, pictureAddress } from './pictures.js';
import { address, type Places } from './places.js';
import { apiPages, apiPlaces, readApis } from './reference/api/index.js';
import { type CodeSection, codePages, codePlaces } from './reference/codes.js';
import { commandPages } from './reference/commands.js';
import { writtenFiles, writtenPages } from './written.js';

/** Every page of the site: those that people write, and the reference that is made from its sources. */
export function allPages(): Page[] {
  const files = writtenFiles();
  const routes = new Map(files.map(({ path, route }) => [path, route]));
  const sections = codeTables.map(section);
  const apis = readApis();
  const ofCodes = codePlaces(sections);
  const ofApis = apiPlaces(apis);
  const places: Places = (path, anchor) => {
    if (isPicture(path)) return pictureAddress(path);
    const route = routes.get(path);
    return route === undefined ? (ofCodes(path, anchor) ?? ofApis(path, anchor)) : address(route, anchor);
  };
  const written = writtenPages(files, places);
  const isDetail = ({ source }: Page) => source?.startsWith('packages/') ?? false;
  return [
    frontPage(places),
    ...written.filter((page) => !isDetail(page)),
    ...commandPages(commandLine()),
    ...codePages(sections, places),
    ...apiPages(apis),
    ...written.filter(isDetail),
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
