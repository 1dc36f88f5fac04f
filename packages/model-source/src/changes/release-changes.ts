import { quoteAll } from '@dynamorm-cdk/core/text';
import type { ExtractedModel } from '../extracted-model';
import { releaseOf } from '../release';
import { type Change, loses, works } from './change';
import type { ModelPair } from './pair-models';

const stored: { readonly since: string; readonly types: readonly string[]; readonly what: string }[] = [
  { since: '2.0.0', types: ['NS', 'BS', 'SS'], what: 'sets (their numbers and bytes, and empty ones as NULL)' },
  { since: '2.0.0', types: ['B', 'L'], what: '`[]byte` (as B, and no longer as a list of numbers)' },
];

/** What another release stores otherwise though nothing in the model says so. */
export function releaseChanges({ from, to }: ModelPair): Change[] {
  const [old, next] = [from, to].map(numberOf);
  if (old === undefined || next === undefined || from.release === to.release) return [];
  return stored.flatMap(({ since, types, what }): Change[] => {
    const names = to.model.attributes.filter(({ type }) => types.includes(type)).map(({ name }) => name);
    const crossed = isBefore(old, since) !== isBefore(next, since);
    // A list is only what a slice of bytes was taken for where the other side says B.
    const kept = names.filter(
      (name) => types[0] !== 'B' || [from, to].some(({ model }) => model.attributes.some((one) => one.name === name && one.type === 'B')),
    );
    if (!crossed || kept.length === 0) return [];
    return [
      {
        code: 'DYN-C509',
        side: 'to',
        path: '',
        summary: `${to.release} stores ${what} otherwise than ${from.release}, which concerns ${quoteAll(kept)} of \`${to.model.name}\``,
        newOnOld: isBefore(old, next)
          ? works('reads what the earlier release wrote, and writes it in its own form')
          : loses('might not read what the later release wrote'),
        oldOnNew: isBefore(old, next)
          ? loses('might not read what the later release wrote')
          : works('reads what the earlier release wrote'),
        safe: 'Try items of both releases with both programs, deploy the new release to readers first, and let no old program write afterwards.',
        expected: from.release,
        found: to.release,
      },
    ];
  });
}

function numberOf({ release }: ExtractedModel): string | undefined {
  const version = release?.split(' ')[1];
  return version !== undefined && releaseOf(version) ? version : undefined;
}

function isBefore(version: string, since: string): boolean {
  const [a, b] = [version, since].map((one) => one.split(/[.-]/).map(Number));
  for (const at of [0, 1, 2]) if ((a[at] || 0) !== (b[at] || 0)) return (a[at] || 0) < (b[at] || 0);
  return false;
}
