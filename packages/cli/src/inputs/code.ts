import { type Extraction, readSourceCode, type SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { CliError } from '../terminal/cli-error';
import type { Terminal } from '../terminal/terminal';

/** Reads the models of source files. Files without any model are a mistake of who names them. */
export async function readCode(files: string[], options: SourceCodeOptions, terminal: Terminal): Promise<Extraction> {
  const extraction = await readSourceCode(files, options, (done, all) => terminal.progress?.(`Reading ${done} of ${all} packages`));
  terminal.progress?.('');
  const { models, findings } = extraction;
  if (models.length === 0 && !findings.some(({ severity }) => severity === 'error')) {
    const found = findings.length === 0 ? '' : ` ${findings[0].message}`;
    throw new CliError(
      'DYN-C015',
      `There are no models in ${files.length === 1 ? `\`${files[0]}\`` : `these ${files.length} files`}: no struct has a \`dynamorm\` or \`theorydb\` tag, and nothing calls \`defineModel\` or \`from_dataclass\`. Tests are left out.${found}`,
    );
  }
  return extraction;
}

/** Refuses what is said of source code where none is named: it would go unheard. */
export function refuseUnheard(options: SourceCodeOptions, code: string[]): void {
  if (code.length > 0) return;
  const { libraryVersion, convention, table, type, exclude, tags } = options;
  const given = {
    '--library-version': libraryVersion,
    '--convention': convention,
    '--table': table,
    '--type': type,
    '--exclude': exclude,
    '--tags': tags,
  };
  const unheard = Object.entries(given).find(([, value]) => value !== undefined);
  if (unheard) throw new CliError('DYN-C005', `${unheard[0]} belongs to models in source code, and none is named.`);
}
