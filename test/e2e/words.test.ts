// The words of every text: none of tools/writing/words.json, and no sentence that is too long
import { beforeAll, expect, test } from 'vitest';
import { type Offence, offencesIn } from '../../tools/writing/check';
import { readNotYet } from '../../tools/writing/not-yet';
import { textFiles } from '../../tools/writing/texts';

const offences = new Map<string, Offence[]>();
const notYet = readNotYet();

beforeAll(async () => {
  for (const file of await textFiles()) offences.set(file, await offencesIn(file));
});

test('the texts of the tree are found', () => {
  expect([...offences.keys()]).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'packages/table/docs/codes.md']));
});

test('nothing is to be written in other words', () => {
  const found = [...offences].filter(([file]) => !notYet.includes(file));
  expect(found.flatMap(([file, list]) => list.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`))).toEqual([]);
});

test('no file that is clean is still listed: run `npm run words -- --shrink` and commit the list', () => {
  expect(notYet.filter((file) => !offences.get(file)?.length)).toEqual([]);
});
