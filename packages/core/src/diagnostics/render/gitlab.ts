import { printable } from '../../text';
import type { Diagnostic } from '../diagnostic';
import { fingerprintsOf } from '../fingerprint';
import { sentencesWithSource } from '../line';
import type { Severity } from '../severity';
import { jsonText } from './json';
import type { Renderer } from './renderer';

const weights: Record<Severity, string> = { error: 'critical', warning: 'minor', info: 'info' };

/**
 * Code Quality of GitLab, which shows findings in a merge request.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
export const renderGitlab: Renderer = (diagnostics, { place, page } = {}) => {
  const fingerprints = fingerprintsOf(diagnostics);
  return jsonText(diagnostics.map((one, at) => entryOf(one, fingerprints[at], place, page?.(one.code))));
};

function entryOf(diagnostic: Diagnostic, fingerprint: string, place = '.', page: string | undefined): object {
  const { code, severity, file, line = 1 } = diagnostic;
  return {
    description: printable(sentencesWithSource(diagnostic)),
    check_name: code,
    fingerprint,
    severity: weights[severity],
    location: { path: printable(file ?? place), lines: { begin: line } },
    ...(page === undefined ? {} : { content: { body: page } }),
  };
}
