import { describe, expect, it } from 'vitest';
import { placesInJson } from '../../src/document/json-reader';
import { Places } from '../../src/document/places';

describe('places of values', () => {
  it('are found by their keys, however many there are', () => {
    const items = Array.from({ length: 2000 }, (_, at) => ({ name: `item ${at}`, deep: [{ last: at }] }));
    const text = JSON.stringify({ items });
    const places = placesInJson(text);
    for (const at of [0, 1, 300, 1999]) {
      const found = places.find(['items', at, 'deep', 0, 'last']);
      expect(text.slice(found?.at)).toMatch(new RegExp(`^${at}\\}`));
      expect(text.slice(found?.keyAt)).toMatch(/^"last"/);
    }
  });

  it('are unknown where the keys lead nowhere', () => {
    const places = placesInJson('{"a":[1,{"b":2}],"c":3}');
    for (const keys of [['b'], ['a', 2], ['a', 'b'], ['c', 0], ['a', 1, 'c']]) expect(places.find(keys)).toBeUndefined();
    expect(new Places().find([])).toBeUndefined();
  });

  it('are those of the first of two equal keys', () => {
    const places = new Places(0);
    const root = places.open(0, -1);
    for (const at of [10, 20]) places.close(places.open(at, at - 1, places.keyOf('a')));
    places.close(root);
    expect(places.find(['a'])).toEqual({ at: 10, keyAt: 9, isRefused: false });
  });

  it('say which value was refused', () => {
    const places = new Places();
    const root = places.open(0, -1);
    const item = places.open(1, -1);
    places.refuse(item);
    places.close(item);
    places.close(root);
    expect([places.find([]), places.find([0])].map((one) => one?.isRefused)).toEqual([false, true]);
  });
});
