import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printable } from '../../text';
import type { CodeDefinition } from '../code';
import type { Diagnostic } from '../diagnostic';
import { fingerprintsOf } from '../fingerprint';
import { sentencesWithSource } from '../line';
import type { Severity } from '../severity';
import { jsonText } from './json';
import type { Renderer } from './renderer';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, which code scanning services read. Columns count UTF-16 units, as everywhere here.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const renderSarif: Renderer = (diagnostics, options = {}) => {
  const { describe, page, place, version, failed } = options;
  const fingerprints = fingerprintsOf(diagnostics);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dynamorm-cdk',
            ...(version === undefined ? {} : { version, semanticVersion: version }),
            informationUri: 'https://github.com/dynamorm-cdk/dynamorm-cdk',
            rules: codes.map((code) => ruleEntry(code, describe?.(code), page?.(code))),
          },
        },
        ...(failed === undefined ? {} : { invocations: [invocation(diagnostics, failed)] }),
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((one, at) => resultEntry(one, codes.indexOf(one.code), fingerprints[at], place)),
      },
    ],
  });
};

/** Whether the program ran to its end; if not, why. */
function invocation(diagnostics: readonly Diagnostic[], failed: boolean): object {
  if (!failed) return { executionSuccessful: true };
  return {
    executionSuccessful: false,
    exitCode: 2,
    toolExecutionNotifications: diagnostics.map((one) => ({
      level: levels[one.severity],
      descriptor: { id: one.code },
      message: { text: unlinked(sentencesWithSource(one)) },
    })),
  };
}

function ruleEntry(id: string, code: CodeDefinition | undefined, page: string | undefined): object {
  const link = page === undefined ? {} : { helpUri: page };
  if (!code) return { id, ...link };
  const { title, why, broken, fixed, severity } = code;
  const examples = [...(broken === undefined ? [] : ['Broken:', broken]), ...(fixed === undefined ? [] : ['Fixed:', fixed])];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: [why, ...examples].join('\n\n') },
    ...link,
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultEntry(diagnostic: Diagnostic, ruleIndex: number, fingerprint: string, place: string | undefined): object {
  const { code, severity, file = place, path } = diagnostic;
  const location = {
    ...(file === undefined ? {} : { physicalLocation: physicalLocation(diagnostic, file) }),
    ...(path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: printable(path) }] }),
  };
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: unlinked(sentencesWithSource(diagnostic)) },
    ...(Object.keys(location).length > 0 ? { locations: [location] } : {}),
    partialFingerprints: { 'dynamormCdk/v1': fingerprint },
  };
}

function physicalLocation({ line, column = 1 }: Diagnostic, file: string): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column } };
  return { artifactLocation: { uri: uriOf(file) }, ...region };
}

/** A relative path stays relative, so that the service finds the file in the repository. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  // Half a surrogate pair has no UTF-8, and encodeURIComponent throws.
  const wellFormed = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split(/[\\/]/).map(encodeURIComponent).join('/');
}

/** A plain message may hold links, `[text](address)`: those of foreign text are none. */
function unlinked(text: string): string {
  return printable(text).replace(/\]\(/g, '] (');
}
