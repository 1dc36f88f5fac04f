import { type Command, InvalidArgumentError, Option } from 'commander';
import { gathered } from './map-option';

/** How findings are printed and what they do to the exit code. */
export interface ReportOptions {
  readonly format: ReportFormat;
  readonly output?: string[];
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
}

export const reportFormats = ['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Adds the options that every command with findings has. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how findings are printed').choices(reportFormats).default('text'))
    .addOption(outputOption())
    .option('-q, --quiet', 'print only errors, and nothing if there are no errors')
    .option('--max-warnings <number>', 'more warnings than this end with exit code 1', wholeNumber);
}

/** The option for files beside what is printed. */
export function outputOption(): Option {
  const description = 'also write them to a file, in this format, such as sarif=dynamorm.sarif (repeatable)';
  return new Option('--output <format=file>', description).argParser(output);
}

/** A format and the file for it. */
export interface Output {
  readonly format: ReportFormat;
  readonly file: string;
}

/** The outputs that were asked for. */
export function outputsOf({ output: values = [] }: Pick<ReportOptions, 'output'>): Output[] {
  return values.map((value) => {
    const at = value.indexOf('=');
    return { format: value.slice(0, at) as ReportFormat, file: value.slice(at + 1) };
  });
}

function output(value: string, before?: string[]): string[] {
  const [format, file = ''] = value.split(/=(.*)/s);
  if (!reportFormats.some((known) => known === format) || file === '') {
    throw new InvalidArgumentError(`It must be such as sarif=dynamorm.sarif; formats are ${reportFormats.join(', ')}.`);
  }
  return gathered(value, before);
}

/** Reads a whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}
