import { expect } from 'vitest';
import { lines } from '../../tools/processes/lines';
import { noiseIn } from '../../tools/processes/noise';
import { run } from '../../tools/processes/run';

/** Runs a command of the repository as its user would, shows what it prints, and fails where it does or where it speaks of anything but its work. */
export async function succeeds(file: string): Promise<string> {
  const { status, output } = await run(process.execPath, ['--import', 'tsx', file], { onOutput: lines(console.log) });
  if (status !== 0) throw new Error(`${file} ended with ${status}:\n${output}`);
  expect(noiseIn(output), output).toEqual([]);
  return output;
}
