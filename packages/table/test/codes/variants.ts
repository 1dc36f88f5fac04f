import { Aws, Lazy, Token } from 'aws-cdk-lib/core';

/** What a program may pass in place of each value of an example: tokens of CDK, and what other languages have where a value is missing. */
export const VALUES = {
  LATE: Lazy.string({ produce: () => 'late' }),
  ACCOUNT: Aws.ACCOUNT_ID,
  COUNT: Token.asNumber(Lazy.any({ produce: () => 5 })),
};
const PASSED = [...Object.keys(VALUES), 'null', 'undefined', '5', '({})'];
/** What no reader of a sentence understands. */
export const NOISE = /Token\[|\bnull\b|\bundefined\b|\[object |e\+289|NaN/;

/** The programs that an example becomes where one value after another is replaced. */
export function variants(program: string): string[] {
  const values = [...program.matchAll(/'[^'\n]*'|\b\d+\b|\bAttributeType\.\w+/g)];
  return values.flatMap(({ 0: text, index }) => {
    const [before, after] = [program.slice(0, index), program.slice(index + text.length)];
    if (/new \w+\(\w+, $/.test(before)) return [];
    const isName = /^\s*:/.test(after);
    return (isName ? ['LATE', 'ACCOUNT'] : PASSED).map((value) => `${before}${isName ? `[${value}]` : value}${after}`);
  });
}
