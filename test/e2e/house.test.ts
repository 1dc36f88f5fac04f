// Who imports whom: arrows point one way, and nothing goes in a circle
import { beforeAll, expect, test } from 'vitest';
import { type House, readHouse, readKnown } from '../support/house/violations';

let house: House;
const known = readKnown();

beforeAll(async () => {
  house = await readHouse();
});

test('dependency-cruiser reads the whole tree', () => {
  expect(house.files).toBeGreaterThan(500);
});

test('no import breaks a rule of projenrc/house.ts, and there is no new circle', () => {
  expect(house.violations.filter((violation) => !known.includes(violation))).toEqual([]);
});

test('nothing is known that is repaired: run `npx projen house:shrink` and commit the list', () => {
  expect(known.filter((violation) => !house.violations.includes(violation))).toEqual([]);
});
