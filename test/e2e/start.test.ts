// "Start in five minutes" and the READMEs of the examples, word for word: a new folder, an empty home, local registries
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { missing } from '../../integ/dynamodb-local/dynamodb-local';
import { freePort } from '../../integ/local-cloud/free-port';
import { go as goLanguage } from '../../tools/bindings/go';
import { java as javaLanguage } from '../../tools/bindings/java';
import { python as pythonLanguage } from '../../tools/bindings/python';
import { runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { folderWith } from '../../tools/testing/folder';
import { go } from '../support/registries/go-client';
import { maven } from '../support/registries/maven-client';
import { npmRegistry } from '../support/registries/npm';
import { npm } from '../support/registries/npm-client';
import { python } from '../support/registries/python-client';
import { follow } from '../support/start/follow';
import { Newcomer } from '../support/start/newcomer';

let newcomer: Newcomer | undefined;

afterEach(async () => {
  await newcomer?.leave();
  newcomer = undefined;
});

const languages = [
  { page: 'typescript', clients: [npm], lacking: async () => undefined },
  { page: 'go', clients: [npm, go], lacking: goLanguage.missing },
  { page: 'python', clients: [npm, python], lacking: pythonLanguage.missing },
  // The page names the first release.
  { page: 'java', clients: [npm, maven('0.1.0')], lacking: javaLanguage.missing },
];

test.for(languages)('the page for $page does what it says', async ({ page, clients, lacking }, { skip }) => {
  const reason = (await missing()) ?? (await lacking());
  skip(reason !== undefined, reason);
  newcomer = await Newcomer.arrive(clients);

  const times = await follow(join(root, 'docs/start', `${page}.md`), newcomer);

  expect(times.map(({ command }) => command).join('\n')).toMatch(/ check .* create-tables /s);
});

const examples = [
  { example: 'orders', section: 'Go', clients: [npm, go], lacking: goLanguage.missing },
  { example: 'orders', section: 'TypeScript', clients: [npm], lacking: async () => undefined },
  { example: 'orders', section: 'Python', clients: [npm, python], lacking: pythonLanguage.missing },
  { example: 'orders', section: 'Java', clients: [npm, maven('0.1.0')], lacking: javaLanguage.missing },
  { example: 'field-service', section: 'Run it', clients: [npm], lacking: async () => undefined },
  { example: 'backfill', section: 'Try it', clients: [npm, go], lacking: async () => (await goLanguage.missing()) ?? missing() },
];

test.for(examples)('a copy of examples/$example starts as its README says under "$section"', async (one, { skip }) => {
  const reason = await one.lacking();
  skip(reason !== undefined, reason);
  newcomer = await Newcomer.arrive(one.clients);
  const folder = join('examples', one.example);
  await newcomer.copy(folder);

  const times = await follow(join(root, folder, 'README.md'), newcomer, one.section);

  expect(times.length).toBeGreaterThan(2);
});

test.each([
  ['prints something else', '```sh\necho yes\n```\n\n```text\nno\n```\n', /:2: `echo yes` printed something else/],
  ['ends with another exit code', '```sh\nfalse\n```\n', /:2: `false` ended with 1, not 0/],
  ['changes what is not there', 'Create `a.txt`:\n\n```text\nyes\n```\n\nIn `a.txt`, change `no` to `maybe`.\n', /:7: a\.txt has no `no`/],
])('a page whose command %s fails', async (_, text, message) => {
  newcomer = await Newcomer.arrive([]);
  const page = join(newcomer.folder, 'page.md');
  writeFileSync(page, text);

  await expect(follow(page, newcomer)).rejects.toThrow(message);
});

test('npm has nothing from an earlier registry at the same address', async () => {
  const name = '@dynamorm-cdk/model-spec';
  const cache = folderWith({});
  const port = await freePort();
  const contents: string[] = [];
  for (const content of ['one', 'two']) {
    const packed = folderWith({ 'package.json': JSON.stringify({ name, version: '0.0.0' }), 'content.txt': content });
    const file = join(packed, (await runOrFail('npm', ['pack', '--silent'], { cwd: packed })).trim());
    const files = new Map([['package.json', readFileSync(join(packed, 'package.json'), 'utf8')]]);
    const { server, path } = npmRegistry([{ name: 'model-spec', file, bytes: 0, files }]);
    const project = folderWith({ 'package.json': '{}', '.npmrc': `@dynamorm-cdk:registry=${await server.start(port)}${path}\n` });
    await runOrFail('npm', ['install', '--prefer-offline', '--no-audit', '--cache', cache, name], { cwd: project });
    await server.stop();
    contents.push(readFileSync(join(project, 'node_modules', name, 'content.txt'), 'utf8'));
  }

  expect(contents).toEqual(['one', 'two']);
});
