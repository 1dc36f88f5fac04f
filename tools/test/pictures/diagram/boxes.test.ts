import { expect, test } from 'vitest';
import { render } from '../../../pictures/diagram/boxes';

test('a diagram is as large as its boxes, and its text stays text', () => {
  const svg = render({
    title: 'A & B',
    description: '',
    boxes: [
      { column: 0, row: 0, rows: 2, lines: ['<tall>'] },
      { column: 1, row: 1, lines: ['right'], ours: true },
    ],
    arrows: [{ column: 1, row: 1, direction: 'left', label: 'a<b' }],
  });

  expect(svg).toContain('viewBox="0 0 584 264"');
  expect(svg).toContain('<title>A &amp; B</title>');
  expect(svg).toContain('>&lt;tall&gt;</text>');
  expect(svg).toContain('>a&lt;b</text>');
});
