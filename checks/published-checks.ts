import { compatibility } from '../release/compatibility';
import { compile } from '../tools/packaging/compile';
import { translateSnippets } from '../tools/packaging/snippets';
import { tarballs } from '../tools/packaging/tarballs';
import { stalePackages } from '../tools/signatures/api-pages';
import { changedSignatures } from '../tools/signatures/signatures';
import { type Check, type Count, oneTest } from './check';
import { objections } from './published/construct-hub';
import { compilePages } from './published/pages';

/** What users see of the packages before they write a line: documentation, names in their language, and what is in the tarballs. */
export const publishedChecks: Check[] = [
  {
    name: 'snippets',
    title: 'Every TypeScript snippet of the pages and of the documentation compiles',
    run: async () => {
      await compile();
      const [ofPackages, ofPages] = [await translateSnippets(), await compilePages()];
      return added(oneTest(ofPackages.status, ofPackages.output), oneTest(ofPages.status, ofPages.output));
    },
  },
  {
    name: 'signatures',
    title: 'The public signatures in Go and Python are those in signatures/',
    run: async () => {
      const changed = await changedSignatures();
      const output = changed.map(({ name, expected, actual }) => `signatures/${name}\n${difference(expected, actual)}`).join('\n\n');
      return oneTest(changed.length, `${output}\n\nIf that is meant, write them anew by \`npx projen signatures\` and commit them.`);
    },
  },
  {
    name: 'api',
    title: 'API.md is that of the public interface',
    run: async () => {
      const stale = await stalePackages();
      return oneTest(stale.length, `The API pages of ${stale.join(', ')} are of another interface. Write them anew by \`npx projen api\`.`);
    },
  },
  {
    name: 'compat',
    title: 'Nothing that the last release offered is gone',
    run: async () => {
      const { compared, breaks } = await compatibility();
      return { ...oneTest(breaks === '' ? 0 : 1, breaks), note: compared };
    },
  },
  {
    name: 'tarballs',
    title: 'The tarballs are what Construct Hub takes and hold nothing else',
    run: async () => {
      await compile();
      await translateSnippets();
      const packed = await tarballs();
      return packed.map(objections).map(countOf).reduce(added);
    },
  },
];

function countOf(found: string[]): Count {
  return oneTest(found.length, found.join('\n'));
}

function added(one: Count, other: Count): Count {
  const output = [one.output, other.output].filter(Boolean).join('\n') || undefined;
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, output };
}

/** The lines that only one of two texts has. */
function difference(expected: string, actual: string): string {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const lack = (lines: string[], others: string[]) => {
    const counts = new Map<string, number>();
    for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
    return lines.filter((line) => {
      const left = counts.get(line) ?? 0;
      counts.set(line, left - 1);
      return left <= 0;
    });
  };
  return [...lack(before, after).map((line) => `- ${line}`), ...lack(after, before).map((line) => `+ ${line}`)].join('\n');
}
