import { hasErrors } from '@dynamorm-cdk/core/diagnostics';
import { SourceDocument } from '@dynamorm-cdk/model-source';
import { type Finding, ValidationReport } from '@dynamorm-cdk/model-spec';
import { isConfigured } from '../../configuration/configured';
import { readExtraction } from '../../inputs/extraction';
import { readSources } from '../../inputs/sources';
import { refuseUnheard } from '../../inputs/unheard-code';
import { judge } from '../../report/judge';
import { printReport } from '../../report/print-report';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';
import type { ExtractOptions } from './extract-options';
import { documentText, outputsOf, refuseOutputs, staleness, write } from './outputs';

/** Writes the model document of the models in source code, and checks of what they need. With an error in any of them nothing is written. */
export async function extract(patterns: string[], options: ExtractOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, check, runtimeCheck } = options;
  refuseOutputs(options, (name) => isConfigured(options, name));
  const { code, documents } = await readSources(patterns, terminal, options.exclude);
  refuseUnheard(options, code);
  const extraction = await readExtraction({ code, documents }, options, terminal);
  const document = new SourceDocument({ ...extraction, dmsVersion: options.dmsVersion ?? extraction.dmsVersion });
  const found = extraction.models.length === 0 ? [] : document.findings();
  const inputs = [...documents, ...code.map((name) => ({ name }))];
  const { findings, written } = await judge([...extraction.findings, ...found], { command: 'extract', inputs, options, terminal });
  if (written && findings.length === 0) return ExitCode.CLEAN;
  // What the caller silences, lowers or accepts stops nothing.
  const broken = extraction.models.length === 0 || hasErrors(findings);
  const text = broken ? undefined : documentText(document, out, code);
  const outputs = text === undefined ? [] : outputsOf(extraction.models, text, { patterns, inCode: code.length > 0 }, options);
  const stale: Finding[] = [];
  for (const output of check ? outputs : []) stale.push(...(await staleness(output, terminal)));
  const report = new ValidationReport([...findings, ...stale]);
  const { length } = extraction.models;
  const subject = `${length} ${length === 1 ? 'model' : 'models'}`;
  const isPrinted = out === undefined && (runtimeCheck ?? []).length === 0;
  // The document has standard output to itself.
  const ended = await printReport(
    { findings: report.findings, subject, place: code[0] ?? documents[0]?.name },
    options,
    isPrinted ? aside(terminal, report) : terminal,
  );
  if (text === undefined) return ExitCode.ERRORS_FOUND;
  if (isPrinted) terminal.out(text);
  for (const output of check ? [] : outputs) await write(output);
  return ended;
}

/** A terminal whose results go where everything else is said; a report of nothing is not worth a line there. */
function aside(terminal: Terminal, { findings }: ValidationReport): Terminal {
  return {
    color: false,
    env: terminal.env,
    out: (text) => {
      if (findings.length > 0) terminal.err(text);
    },
    err: (text) => terminal.err(text),
    input: () => terminal.input(),
  };
}
