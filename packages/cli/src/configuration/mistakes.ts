import { relative } from 'node:path';
import type { LineCounter, Node } from 'yaml';
import type { FailureCode } from '../codes';
import { CliError, CliErrors } from '../terminal/cli-error';

/** Gathers what is wrong in a configuration file, so that all of it is told at once. */
export class Mistakes {
  private readonly errors: CliError[] = [];
  private readonly file: string;

  constructor(
    path: string,
    private readonly lines: LineCounter,
  ) {
    this.file = relative(process.cwd(), path) || path;
  }

  public add(code: FailureCode, message: string, at?: Node | number | null): void {
    const offset = typeof at === 'number' ? at : at?.range?.[0];
    const { line, col } = offset === undefined ? {} : (this.lines.linePos(offset) as { line?: number; col?: number });
    // One mistake of a shared part is one mistake.
    if (this.errors.some((one) => one.message === message && one.place.line === line && one.place.column === col)) return;
    this.errors.push(new CliError(code, message, undefined, { file: this.file, line, column: col }));
  }

  public throwIfAny(): void {
    if (this.errors.length > 0) throw new CliErrors(this.errors);
  }
}
