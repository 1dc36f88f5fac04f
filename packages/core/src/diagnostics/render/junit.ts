import { groupedBy, outputLine, printable } from '../../text';
import { type Diagnostic, ofSeverity } from '../diagnostic';
import { placeOf, sentencesWithSource } from '../line';
import type { Renderer, RenderOptions } from './renderer';

/**
 * JUnit's XML, which build services show as tests: a suite for each file, a case for each diagnostic. Errors are failures; what is less passes,
 * with its text as output. Where nothing was found there is one case that passes, since services take a report without any for a mistake.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export const renderJunit: Renderer = (diagnostics, options = {}) => {
  const suites = [...groupedBy(diagnostics, ({ file = options.place ?? 'dynamorm-cdk' }) => file)].flatMap(([file, group]) => [
    `  <testsuite ${counts(file, group, options)}>`,
    ...group.flatMap((one) => caseOf(one, file, options)),
    '  </testsuite>',
  ]);
  const none = [
    '  <testsuite name="dynamorm-cdk" tests="1" failures="0" errors="0">',
    '    <testcase classname="dynamorm-cdk" name="no findings"/>',
    '  </testsuite>',
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${diagnostics.length === 0 ? 'name="dynamorm-cdk" tests="1" failures="0" errors="0"' : counts('dynamorm-cdk', diagnostics, options)}>`,
    ...(diagnostics.length === 0 ? none : suites),
    '</testsuites>',
  ].join('\n');
};

function counts(name: string, diagnostics: readonly Diagnostic[], { failed }: RenderOptions): string {
  const errors = ofSeverity(diagnostics, 'error').length;
  const [failures, broken] = failed ? [0, errors] : [errors, 0];
  return `name="${xml(name)}" tests="${diagnostics.length}" failures="${failures}" errors="${broken}"`;
}

function caseOf(diagnostic: Diagnostic, file: string, { page, failed }: RenderOptions): string[] {
  const { code, severity, path, line } = diagnostic;
  const name = path === undefined ? code : `${code} ${path}`;
  const parts = [placeOf(diagnostic), sentencesWithSource(diagnostic), page?.(code) ?? ''].filter((part) => part !== '');
  const text = parts.map(printable).join('\n');
  const place = line === undefined ? '' : ` line="${line}"`;
  const kind = failed ? 'error' : 'failure';
  const content =
    severity === 'error'
      ? `      <${kind} type="${code}" message="${xml(sentencesWithSource(diagnostic))}">${xmlLines(text)}</${kind}>`
      : `      <system-out>${xmlLines(`${severity}: ${text}`)}</system-out>`;
  return [`    <testcase classname="${xml(file)}" name="${xml(name)}" file="${xml(file)}"${place}>`, content, '    </testcase>'];
}

function xmlLines(text: string): string {
  return text
    .split('\n')
    .map((line) => xml(outputLine(line)))
    .join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What is printable holds no sign that XML forbids but two. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign]);
}
