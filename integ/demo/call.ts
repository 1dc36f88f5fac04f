/** A call that the demo makes, how it must end, and how it did. */
export interface Call {
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
}

/** Makes a call; the name of an error is how it ended. */
export async function call(title: string, expected: string, work: () => Promise<string>): Promise<Call> {
  const actual = await work().catch((error: Error) => error.name);
  return { title, expected, actual };
}

/** For calls whose answer does not matter. */
export const done = (work: Promise<unknown>): Promise<string> => work.then(() => 'done');

/** Prints calls as they ended, and fails where one did not end as it must. */
export function judge(calls: readonly Call[]): string {
  for (const { title, expected, actual } of calls) {
    console.log(`    ${actual === expected ? '✓' : '✗'} ${title}: ${actual}${actual === expected ? '' : `, expected ${expected}`}`);
  }
  const wrong = calls.filter(({ expected, actual }) => expected !== actual);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${calls.length} calls did not end as expected.`);
  return `${calls.length} calls ended as expected`;
}
