import { expect, test } from 'vitest';
import { links } from '../../pages/markdown/links.js';
import { edited } from '../../pages/markdown/parse.js';
import { type Places, target } from '../../pages/places.js';

const places: Places = (path, anchor) => (path === 'docs/guides/tenants.md' ? `/site/guides/tenants/${anchor}` : undefined);
const to = (link: string, source = 'docs/start/go.md') => target(link, source, places);

test.each([
  ['a page', '../guides/tenants.md', '/site/guides/tenants/'],
  ['a section of a page', '../guides/tenants.md#pick-a-design', '/site/guides/tenants/#pick-a-design'],
  ['a file that is not on the site', '../../LICENSE.md#x', '../../LICENSE.md#x'],
  [
    'a file of the repository',
    '../../CONTRIBUTING.md#add-a-rule',
    'https://github.com/dynamorm-cdk/dynamorm-cdk/blob/main/CONTRIBUTING.md#add-a-rule',
  ],
  ['a folder', '../../examples/orders', 'https://github.com/dynamorm-cdk/dynamorm-cdk/tree/main/examples/orders'],
  ['an address', 'https://example.com/a.md', 'https://example.com/a.md'],
  ['a section of the same page', '#install', '#install'],
])('a link to %s', (_, link, expected) => {
  expect(to(link)).toBe(expected);
});

test('only links change: code and words with the same text stay', () => {
  const text = 'See [tenants](../guides/tenants.md), `../guides/tenants.md` and\n\n```sh\ncat ../guides/tenants.md\n```\n';

  expect(edited(text, links(text, 'docs/start/go.md', places))).toBe(text.replace('](../guides/tenants.md)', '](/site/guides/tenants/)'));
});
