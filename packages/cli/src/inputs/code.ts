import { type Extraction, readSourceCode, type SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { isConfigured } from '../configuration/configured';
import { CliError } from '../terminal/cli-error';
import type { Terminal } from '../terminal/terminal';
import { isFilePattern } from './sources';

/** Reads the models of source files. Files without any model are a mistake of who names them. */
export async function readCode(files: string[], options: SourceCodeOptions, terminal: Terminal): Promise<Extraction> {
  const types = options.exclude?.filter((one) => !isFilePattern(one));
  const extraction = await readSourceCode(files, { ...options, exclude: types?.length ? types : undefined }, (done, all) =>
    terminal.progress?.(`Reading ${done} of ${all} packages`),
  );
  terminal.progress?.('');
  const { models } = extraction;
  const findings = extraction.findings.filter((one) => !isOfOtherRuns(one, options));
  if (models.length === 0 && !findings.some(({ severity }) => severity === 'error')) {
    const found = findings.length === 0 ? '' : ` ${findings[0].message}`;
    throw new CliError(
      'DYN-C015',
      `There are no models in ${files.length === 1 ? `\`${files[0]}\`` : `these ${files.length} files`}: no struct has a \`dynamorm\` or \`theorydb\` tag, and nothing calls \`defineModel\` or \`from_dataclass\`. Tests are excluded.${found}`,
    );
  }
  return { ...extraction, findings };
}

/** What a configuration file says of all models is of no use to some of them. */
function isOfOtherRuns({ code, found = '' }: Finding, options: SourceCodeOptions): boolean {
  if (code !== 'DYN-C223') return false;
  const { table = {}, type = {}, exclude = [] } = options;
  const named = { table: Object.keys(table), type: Object.keys(type), exclude };
  return Object.entries(named).some(([name, names]) => names.includes(found) && isConfigured(options, name));
}
