// The tarballs are what Construct Hub takes and hold nothing else
import { beforeAll, expect, test } from 'vitest';
import { compile } from '../../tools/packaging/compile';
import { published } from '../../tools/packaging/packages';
import { translateSnippets } from '../../tools/packaging/snippets';
import { type Tarball, tarballs } from '../../tools/packaging/tarballs';
import { objections } from '../support/tarballs/construct-hub';

let packed: Tarball[];

beforeAll(async () => {
  await compile();
  await translateSnippets();
  packed = await tarballs();
});

test.each(published)('%s has all that its users need, and nothing else', (name) => {
  const tarball = packed.find((one) => one.name === name);
  expect(tarball ? objections(tarball) : 'no tarball').toEqual([]);
});
