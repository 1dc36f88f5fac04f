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

/** What is said of source code. */
const flags = {
  libraryVersion: '--library-version',
  convention: '--convention',
  table: '--table',
  type: '--type',
  exclude: '--exclude',
  tags: '--tags',
} as const;

/** Files that are excluded are no matter of source code. */
function isSaid(options: SourceCodeOptions, name: keyof SourceCodeOptions): boolean {
  return name === 'exclude' ? (options.exclude ?? []).some((one) => !isFilePattern(one)) : options[name] !== undefined;
}

/** What only models in Go know. */
const ofGo = { convention: '--convention', type: '--type', tags: '--tags' } as const;

/** Refuses what is said of source code where none is named: it would go unheard. */
export function refuseUnheard(options: SourceCodeOptions, code: string[]): void {
  const said = (name: keyof SourceCodeOptions): boolean => isSaid(options, name) && !isConfigured(options, name);
  if (code.length > 0) {
    const go = code.some((file) => file.endsWith('.go'))
      ? undefined
      : Object.entries(ofGo).find(([name]) => said(name as keyof typeof ofGo));
    if (go) throw new CliError('DYN-C005', `${go[1]} needs models in Go, but there are no Go files among the inputs.`);
    return;
  }
  // A configuration file speaks of the whole repository.
  const unheard = Object.entries(flags).find(([name]) => said(name as keyof typeof flags));
  if (unheard) throw new CliError('DYN-C005', `${unheard[1]} needs models in source code, but there is no source code among the inputs.`);
}
