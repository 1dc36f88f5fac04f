import { describe, expect, it } from 'vitest';
import { ByName } from '../../src/model/by-name';

describe.each([3, 100])('of %i', (count) => {
  const all = Array.from({ length: count }, (_, at) => ({ name: `n${at}`, at }));
  const named = new ByName<{ name?: string; at: number }>([{ at: -1 }, ...all, { name: 'n1', at: -2 }]);

  it('the first of a name is found', () => {
    expect(named.get('n1')?.at).toBe(1);
    expect(named.get(`n${count - 1}`)?.at).toBe(count - 1);
  });

  it('a name that none has is not found, and what has no name is not found by none', () => {
    expect(named.get('other')).toBeUndefined();
    expect(named.has(undefined)).toBe(false);
    expect(named.has('n0')).toBe(true);
  });

  it('each name is listed once, in their order', () => {
    expect([...named.keys()]).toEqual(all.map(({ name }) => name));
    expect([...named].map(([name, one]) => [name, one.at])).toEqual(all.map(({ name, at }) => [name, at]));
  });
});
