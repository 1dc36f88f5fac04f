import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import type { Outcome } from '../../src/changes/change';
import { compareModels } from '../../src/changes/compare';
import type { Extraction } from '../../src/extracted-model';
import { readGo } from '../../src/go/read-go';
import type { Direction, Recorded } from './outcome';
import { moduleOf, type Pair, pairs, type Side, sourceOf } from './pairs';

/** What the real client did on DynamoDB Local; integ/recorded-changes/record.ts writes it. */
const recorded: Record<string, Recorded> = JSON.parse(readFileSync(join(__dirname, 'recorded.json'), 'utf8'));

test('every pair was tried with the real client', () => {
  expect(Object.keys(recorded)).toEqual(pairs.map(({ title }) => title));
});

test('these kinds of changes were tried', () => {
  expect([...new Set(pairs.flatMap(({ codes }) => codes))].sort()).toEqual([
    'DYN-C501',
    'DYN-C502',
    'DYN-C503',
    'DYN-C504',
    'DYN-C505',
    'DYN-C506',
    'DYN-C508',
    'DYN-C510',
    'DYN-C511',
    'DYN-C512',
    'DYN-C514',
    'DYN-C515',
    'DYN-C516',
    'DYN-C517',
  ]);
});

test.each(pairs)('$title', async (pair) => {
  const changes = compareModels((await read(pair.from)).models, (await read(pair.to)).models).map(({ change }) => change);

  expect(changes.map(({ code }) => code).sort()).toEqual(pair.codes);
  const worst = (direction: 'newOnOld' | 'oldOnNew') => worstOf(changes.map((change) => change[direction].outcome));
  const said = [worst('newOnOld'), worst('oldOnNew')];
  const { newOnOld, oldOnNew } = recorded[pair.title];
  const real = [happened(newOnOld, pair), happened(oldOnNew, pair)];
  expect(said).toEqual(pair.stricter === undefined ? real : ['fails', 'fails']);
  if (pair.stricter !== undefined) expect(real).toEqual(['works', 'works']);
});

function read(side: Side): Promise<Extraction> {
  const folder = folderWith({ 'go.mod': moduleOf(side), 'note.go': sourceOf(side) });
  return readGo([join(folder, 'note.go')], {});
}

function worstOf(outcomes: Outcome[]): Outcome {
  return (['fails', 'loses'] as const).find((one) => outcomes.includes(one)) ?? 'works';
}

/** What the calls of one program came to: an error, a value that it does not see or drops, or neither. */
function happened({ before, read: seen, query, update, put }: Direction, { keys = ['PK', 'SK'] }: Pair): Outcome {
  if ([seen, query, update, put].some((one) => one?.error !== undefined)) return 'fails';
  const values = Object.values(seen.value as object).map(asText);
  const lost = Object.entries(before ?? {}).some(
    ([name, value]) => !keys.includes(name) && !(values.includes(asText(plain(value))) && Object.hasOwn(put.item ?? {}, name)),
  );
  return lost ? 'loses' : 'works';
}

/** A value without the types of DynamoDB. */
function plain(value: unknown): unknown {
  const [[type, held]] = Object.entries(value as object);
  if (type === 'L') return (held as unknown[]).map(plain);
  if (type === 'M') return Object.fromEntries(Object.entries(held as object).map(([key, one]) => [key, plain(one)]));
  if (type === 'N') return Number(held);
  return type === 'NS' ? (held as string[]).map(Number) : held;
}

/** Sets have no order. */
function asText(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].map(String).sort() : value);
}
