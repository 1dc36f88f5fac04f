import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../../tools/root';

/** Raw CDK's own errors are of this size. */
const mostBytes = 2_000;

/** Where Node says that an error was thrown, and the line that it prints of that place. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** Asserts that Node printed three short lines, then the message, and then a stack that begins in the program. */
export function expectShortMessage(output: string, message: string, program: string): Place {
  const [place, code, marker, empty, ...rest] = output.split('\n');
  const [, file, line] = /^(.*):(\d+)$/.exec(place) ?? [];
  expect(place.length + code.length + marker.length, output).toBeLessThan(500);
  expect(marker, output).toMatch(/^ *\^+$/);
  expect(empty).toBe('');
  expect(rest.join('\n').slice(0, `Error: ${message}`.length)).toBe(`Error: ${message}`);
  expect(rest.find((one) => one.startsWith('    at ')) ?? output).toContain(program);
  expect(Buffer.byteLength(output)).toBeLessThan(mostBytes);
  return { file, line: Number(line), code };
}

/** A line of a package's source in the repository. */
export function sourceLine(file: string, line: number): string {
  const [, name, path] = /@dynamorm-cdk[\\/]([\w-]+)[\\/](src[\\/].*\.ts)$/.exec(file) ?? [];
  return readFileSync(join(root, 'packages', name, path), 'utf8').split('\n')[line - 1];
}
