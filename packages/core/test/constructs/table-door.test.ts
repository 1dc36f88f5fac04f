import { expect, test } from 'vitest';
import { addDoor, doorOf, type TableDoor } from '../../src/constructs';

test('the door is found by every copy of the core, and by nobody who lists members', () => {
  const table = { tableName: 'orders' };
  const door: TableDoor<unknown, unknown> = { escapeHatchSeverity: 'warning', renewedIndexes: () => [], setVariables: () => true };
  addDoor(table, door);
  expect(doorOf(table)).toBe(door);
  expect(Object.keys(table)).toEqual(['tableName']);
  expect({ ...table }).toEqual({ tableName: 'orders' });
});

test('a table without one is of another release', () => {
  expect(() => doorOf({})).toThrow(/install the same version of both/);
});
