import { expect, test } from 'vitest';
import { folderWith } from '../../tools/testing/folder.js';
import { brokenLinks } from '../check-links.js';

test('links that lead nowhere are named once, with a page that has them', () => {
  const folder = folderWith({
    'index.html': '<a href="/dynamorm-cdk/a/#here"><a href="a/#gone"><a href="/elsewhere/"><img src="/dynamorm-cdk/absent.svg">',
    'a/index.html': '<h2 id="here"></h2><a href="../"><a href="https://example.com/"><a href="#here"><a href="../b/">',
  });

  expect(brokenLinks(folder).sort()).toEqual([
    '../b/ in a/index.html',
    '/dynamorm-cdk/absent.svg in index.html',
    '/elsewhere/ in index.html',
    'a/#gone in index.html',
  ]);
});
