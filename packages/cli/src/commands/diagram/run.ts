import { Severity, ValidationReport } from '@dynamorm-cdk/model-spec';
import { wantedTable } from '../../creation/wanted-table';
import { readModels } from '../../inputs/models';
import { writeWholeFile } from '../../inputs/write-file';
import type { DiagramFormat } from '../../picture/formats';
import { picturesOf, type TablePicture } from '../../picture/table-picture';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';
import type { DiagramOptions } from './diagram-options';
import { formatOf } from './format';

/** Draws the tables. Models with errors are not drawn: the errors go to standard error. */
export async function diagram(options: DiagramOptions, terminal: Terminal): Promise<ExitCode> {
  const { output } = options;
  const format = formatOf(options);
  const { tables, broken } = await readModels(options, terminal);
  const wanted = tables.map((models) => wantedTable(models, models.name));
  const errors = [...broken, ...wanted.flatMap((one) => one.findings)].filter(({ severity }) => severity === Severity.ERROR);
  if (errors.length > 0) {
    terminal.err(`${new ValidationReport(errors).toText()}\n`);
    return ExitCode.ERRORS_FOUND;
  }
  const drawn = await drawings[format](picturesOf(wanted.map((one) => one.wanted)));
  if (output === undefined) terminal.out(drawn);
  else writeWholeFile(output, drawn);
  return ExitCode.CLEAN;
}

const drawings: Record<DiagramFormat, (pictures: TablePicture[]) => Promise<string>> = {
  mermaid: async (pictures) => (await import('../../picture/mermaid.js')).mermaid(pictures),
  svg: async (pictures) => (await import('../../picture/svg.js')).svg(pictures),
  html: async (pictures) => (await import('../../picture/html.js')).html(pictures),
};
