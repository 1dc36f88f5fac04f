import { expect, test } from 'vitest';
import { terminalWindow } from '../../../pictures/terminal/window';

test('a window shows what was typed and what was printed, as text', () => {
  const svg = terminalWindow({ title: 'A & B', command: 'show <it>', output: 'first\n\n\u001b[31msecond\u001b[0m\n' });

  expect(svg).toContain('<title>A &amp; B</title>');
  expect(svg).toContain('>show &lt;it&gt;</tspan>');
  expect(svg).toMatch(/<tspan fill="#ff7b72">second<\/tspan>/);
  expect(svg.match(/<text /g)).toHaveLength(3);
});
