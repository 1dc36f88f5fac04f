import { run } from '../processes/run';

/** Written by other programs, or from sources that are checked themselves. */
const generated = [/(^|\/)API(\.\w+)?\.md$/, /^bench\/results\.md$/];

/** The texts of the tree and the sources of programs, those included that are not committed yet. */
export async function textFiles(): Promise<string[]> {
  const { output } = await run('git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '*.md',
    '*.mdx',
    'packages/*/src/*.ts',
  ]);
  return output
    .split('\n')
    .filter((file) => file !== '' && !generated.some((pattern) => pattern.test(file)))
    .sort();
}
