import { expect, test } from 'vitest';
import { render } from '../../../pictures/diagram/boxes';

test('a diagram is as large as its boxes, and its text stays text', () => {
  const svg = render({
    title: 'A & B',
    description: '',
    boxes: [
      { column: 0, row: 0, columns: 2, lines: ['<wide>'] },
      { column: 1, row: 1, lines: ['below'], ours: true },
    ],
    arrows: [{ column: 1, row: 1, direction: 'up', label: 'a<b' }],
  });

  expect(svg).toContain('viewBox="0 0 496 288"');
  expect(svg).toContain('<title>A &amp; B</title>');
  expect(svg).toContain('>&lt;wide&gt;</text>');
  expect(svg).toContain('>a&lt;b</text>');
});
