import type { CodeDefinition, Diagnostic } from '../../src/diagnostics';

export const brokenKey: CodeDefinition = {
  code: 'DYN-X001',
  severity: 'error',
  title: 'A key exists.',
  why: 'Nothing works otherwise.',
  broken: 'keys: {}',
  fixed: 'keys: { partition: PK }',
};
export const oddKey: CodeDefinition = { code: 'DYN-X002', severity: 'warning', title: 'A key is | usual.', why: 'Readers expect it.' };

/** What somebody may write where a name is expected. */
export const hostileNames = [
  'A\n::error file=a.ts::injected',
  'A\r\n##[error]injected',
  '::error::injected',
  '  ::stop-commands::token',
  '##[add-mask]a',
  '##vso[task.complete result=Failed;]',
  '</summary><img src=x onerror=alert(1)>',
  '`</code><script>alert(1)</script>`',
  'a` <b>bold</b> `b',
  'a | b |\n| --- | --- |',
  '[click](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  '@everyone #1 https://evil.example www.evil.example',
  'a\u202egnp.exe',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b[2J\u009b31m',
  '%0A::error::injected',
  'a,line=1::injected',
  '# heading',
  '- list',
  '\ud800',
];

/** A diagnostic in which every text is the same hostile one. */
export function hostile(name: string): Diagnostic {
  return {
    code: 'DYN-X001',
    severity: 'error',
    message: `The index \`${name}\` of ${name} is broken.`,
    hint: `Rename ${name}.`,
    path: name,
    file: name,
    line: 3,
    column: 2,
    excerpt: `${name.replace(/\n/g, ' ')}\n ^`,
    expected: name,
    found: name,
  };
}
