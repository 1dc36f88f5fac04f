import { printable } from '../../text';
import type { Diagnostic } from '../diagnostic';
import { placeOf } from '../line';
import type { Renderer } from './renderer';

/** A list for a comment of a pull request or the summary of a job. */
export const renderMarkdown: Renderer = (diagnostics, { page } = {}) => diagnostics.map((one) => itemOf(one, page?.(one.code))).join('\n');

function itemOf(diagnostic: Diagnostic, page: string | undefined): string {
  const { code, severity, message, hint, path, source } = diagnostic;
  const where = [placeOf(diagnostic), path ?? '', source ?? ''].filter((part) => part !== '').map(codeSpan);
  const head = [severity === 'error' ? '**error**' : severity, page === undefined ? code : `[${code}](${page})`, ...where].join(' ');
  return `- ${head}: ${markdownText(message)}${hint === undefined ? '' : ` ${markdownText(hint)}`}`;
}

/**
 * A sentence in Markdown. What stands between backticks stays code, in which nothing is markup; around it every sign that could be markup is
 * escaped, and no name, number or address becomes a mention or a link.
 */
export function markdownText(text: string): string {
  const parts = printable(text).trim().split('`');
  // An odd backtick closes nothing.
  const unpaired = parts.length % 2 === 0 ? parts.pop() : undefined;
  const shown = parts.map((part, at) => (at % 2 === 1 ? codeSpan(part) : at === 0 ? noBlock(escaped(part)) : escaped(part)));
  return unpaired === undefined ? shown.join('') : `${shown.join('')}\\\`${escaped(unpaired)}`;
}

/** A name as code, also within a table, where a pipe would end the cell. */
export function codeSpan(text: string): string {
  const shown = printable(text).replace(/`/g, "'").replace(/\|/g, '\\|');
  return shown.trim() === '' ? '` `' : `\`${shown}\``;
}

const invisible = '&#8203;';

/** The beginning of a line that is no list, heading or rule. */
function noBlock(text: string): string {
  return text.replace(/^(\d*)([-+=:.)])/, '$1\\$2');
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\*_{}[\]|~#!]/g, (sign) => `\\${sign}`)
    .replace(/@(?=\w)/g, `@${invisible}`)
    .replace(/\\#(?=\d)/g, `\\#${invisible}`)
    .replace(/:\/\//g, `:${invisible}//`)
    .replace(/\b(www)\./gi, `$1${invisible}.`);
}
