import type { Extraction } from '../extract/extracted-model';
import type { SourceCodeOptions } from '../extract/source-code-options';
import { Failure } from '../failure';
import type { Terminal } from '../terminal';

/** Reads the models of source files. Files without any model are a mistake of who names them. */
export async function readCode(files: string[], options: SourceCodeOptions, terminal: Terminal): Promise<Extraction> {
  const { readSourceCode } = await import('../extract/read-sources.js');
  const extraction = await readSourceCode(files, options, (done, all) => terminal.progress?.(`Reading ${done} of ${all} packages`));
  terminal.progress?.('');
  if (extraction.models.length === 0 && extraction.findings.length === 0) {
    throw new Failure(
      'DYN-C015',
      `There are no models in ${files.length === 1 ? `\`${files[0]}\`` : `these ${files.length} files`}: no struct has a \`dynamorm\` or \`theorydb\` tag. Files that end in _test.go are left out.`,
    );
  }
  return extraction;
}
