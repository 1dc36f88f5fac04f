import { describe, expect, test } from 'vitest';
import { writtenConstruct, writtenPath } from '../../src/constructs';

interface Made {
  readonly node: { readonly id: string; readonly path: string; readonly scope?: Made };
}

const child = (id: string, scope?: Made): Made => ({ node: { id, path: scope ? `${scope.node.path}/${id}` : id, scope } });

describe('what a person wrote', () => {
  const orders = child('Orders', child('Shop'));

  test.each([
    ['itself', orders],
    ['the table within', child('Default', orders)],
    ['the table within the table within', child('Default', child('Default', orders))],
  ])('of %s is the same', (_, construct) => {
    expect(writtenConstruct(construct)).toBe(orders);
    expect(writtenPath(construct.node.path)).toBe('Shop/Orders');
  });

  test('keeps an id Default that stands above', () => {
    const below = child('Orders', child('Default', child('Shop')));
    expect(writtenConstruct(below)).toBe(below);
    expect(writtenPath(below.node.path)).toBe('Shop/Default/Orders');
  });

  test('ends at the root', () => {
    const root = child('Default');
    expect(writtenConstruct(root)).toBe(root);
    expect(writtenPath('Default')).toBe('Default');
  });
});
