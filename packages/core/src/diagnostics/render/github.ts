import { printable } from '../../text';
import type { Diagnostic } from '../diagnostic';
import { sentencesWithSource } from '../line';
import type { Severity } from '../severity';
import type { Renderer } from './renderer';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub: one line a diagnostic, shown at its place in a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const renderGithub: Renderer = (diagnostics, { page } = {}) => diagnostics.map((one) => commandOf(one, page?.(one.code))).join('\n');

function commandOf(diagnostic: Diagnostic, page: string | undefined): string {
  const { code, severity, file, line, column, path } = diagnostic;
  const properties = { file, line, col: column, title: path === undefined ? code : `${code} ${path}` };
  const shown = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${shown.join(',')}::${data(sentencesWithSource(diagnostic))}${page === undefined ? '' : ` ${page}`}`;
}

/** The runner decodes `%0A` and the like; what is printable holds neither line feeds nor returns. */
function data(text: string): string {
  return printable(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
