import { type Command, InvalidArgumentError, Option } from 'commander';

/** How findings are printed and what they do to the exit code. */
export interface ReportOptions {
  readonly format: ReportFormat;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
}

export const reportFormats = ['text', 'json', 'sarif', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Adds the options that every command with findings has. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how findings are printed').choices(reportFormats).default('text'))
    .option('-q, --quiet', 'print errors alone, and nothing where there are none')
    .option('--max-warnings <number>', 'more warnings than this end with exit code 1', wholeNumber);
}

/** Reads a whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}
