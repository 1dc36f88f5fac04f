/** The variable in which `npm test` tells vitest which parts were chosen; vitest on its own runs all. */
export const PARTS = 'DYNAMORM_CDK_PARTS';

const chosen = process.env[PARTS]?.split(',');

/** Whether a part was chosen. */
export function isChosen(part: string): boolean {
  return chosen?.includes(part) ?? true;
}

/** The files below `test/e2e` that were chosen. */
export function chosenFiles(): string[] {
  return chosen?.map((name) => `test/e2e/${name}.test.ts`) ?? ['test/e2e/*.test.ts'];
}
