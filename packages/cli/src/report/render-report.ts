import { type RenderOptions, renderers } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ReportFormat } from '../options/report-options';
import { fromRepositoryRoot } from './repository-paths';

declare const DYNAMORM_CDK_VERSION: string;

/** What is printed. */
export interface Report {
  readonly findings: readonly Finding[];
  /** What was looked at, where nothing was found. */
  readonly subject: string;
  /** A file for findings that are about none, in formats that ask for one. */
  readonly place?: string;
  /** The findings are why the command could not run. */
  readonly failed?: boolean;
}

/** Code hosts look for files from the root of the repository, wherever the command ran. */
const fromRoot: readonly ReportFormat[] = ['sarif', 'github', 'gitlab', 'junit'];

/** A report in a format, with the page of each code. */
export async function renderReport(
  { findings, subject, place, failed }: Report,
  format: ReportFormat,
  { color, quiet }: { readonly color?: boolean; readonly quiet?: boolean } = {},
): Promise<string> {
  if (findings.length === 0 && (format === 'text' || format === 'markdown')) return quiet ? '' : `No findings in ${subject}.`;
  const { catalogue, pageOf } = await import('../codes/catalogue.js');
  const page = (code: string): string | undefined => {
    const entry = catalogue.get(code);
    return entry && pageOf(entry);
  };
  // With --quiet the last lines, which count and explain, would say that there are no warnings.
  if (format === 'text' && quiet) {
    const text = renderers.text(findings, { color });
    return text.slice(0, text.lastIndexOf('\n')).trimEnd();
  }
  const options: RenderOptions = {
    color,
    page,
    describe: (code) => catalogue.get(code),
    version: DYNAMORM_CDK_VERSION,
    failed: failed ?? false,
    place: placed(place),
  };
  return renderers[format](fromRoot.includes(format) ? fromRepositoryRoot(findings) : findings, options);
}

function placed(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const [{ file: found } = { file }] = fromRepositoryRoot([{ file } as Finding]);
  return found;
}
