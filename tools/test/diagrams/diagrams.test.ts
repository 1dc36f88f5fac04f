import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { render } from '../../diagrams/boxes';
import { diagrams } from '../../diagrams/diagrams';

test.each(Object.entries(diagrams))('%s is what `npx tsx tools/diagrams/write.ts` writes', (file, svg) => {
  expect(readFileSync(file, 'utf8')).toBe(svg);
});

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
