import { describe, expect, it } from 'vitest';
import { type Diagnostic, fingerprintsOf, renderers } from '../../../src/diagnostics';
import { brokenKey, oddKey } from '../samples';

const found: Diagnostic[] = [
  {
    code: 'DYN-X001',
    severity: 'error',
    message: 'The key `pk` is missing.',
    hint: 'Add it.',
    path: 'models[0].keys',
    file: 'models/my orders.yaml',
    line: 6,
    column: 3,
    excerpt: '  keys: {}\n  ^',
    found: 'none',
  },
  { code: 'DYN-X002', severity: 'warning', message: 'Odd.', file: 'models/my orders.yaml' },
  { code: 'DYN-X003', severity: 'info', message: 'Fine.' },
];

describe('text', () => {
  it('groups by file, with the line and a marker', () => {
    expect(renderers.text(found)).toBe(
      [
        'models/my orders.yaml',
        '  6:3 error DYN-X001 models[0].keys',
        '    The key `pk` is missing.',
        '    Add it.',
        '    6 |   keys: {}',
        '      |   ^',
        '  warning DYN-X002',
        '    Odd.',
        '',
        '  info DYN-X003',
        '    Fine.',
        '',
        '1 error, 1 warning, 1 info.',
      ].join('\n'),
    );
  });

  it('has colours and no excerpts on request', () => {
    expect(renderers.text(found, { color: true })).toContain('\u001b[31merror\u001b[0m DYN-X001');
    expect(renderers.text(found, { excerpts: false })).not.toContain('keys: {}');
  });

  it('says that nothing was found', () => {
    expect(renderers.text([])).toBe('No findings.');
  });
});

describe('json', () => {
  it('has the same keys in the same order, and is valid without errors', () => {
    const { valid, findings } = JSON.parse(renderers.json(found));
    expect(valid).toBe(false);
    expect(Object.keys(findings[0])).toEqual(['code', 'severity', 'message', 'path', 'file', 'line', 'column', 'found', 'hint']);
    expect(JSON.parse(renderers.json(found.slice(1))).valid).toBe(true);
  });
});

describe('github', () => {
  it('writes one command a diagnostic', () => {
    expect(renderers.github(found).split('\n')).toEqual([
      '::error file=models/my orders.yaml,line=6,col=3,title=DYN-X001 models[0].keys::The key `pk` is missing. Add it.',
      '::warning file=models/my orders.yaml,title=DYN-X002::Odd.',
      '::notice title=DYN-X003::Fine.',
    ]);
  });
});

describe('sarif', () => {
  const sarif = (diagnostics = found) =>
    JSON.parse(renderers.sarif(diagnostics, { describe: (code) => [brokenKey, oddKey].find((one) => one.code === code) })).runs[0];

  it('describes the codes that are known, and names the others', () => {
    const [first, second, third] = sarif().tool.driver.rules;
    expect(first).toMatchObject({
      id: 'DYN-X001',
      shortDescription: { text: 'A key exists.' },
      help: { text: 'Nothing works otherwise.\n\nBroken:\n\nkeys: {}\n\nFixed:\n\nkeys: { partition: PK }' },
      defaultConfiguration: { level: 'error' },
    });
    expect(second.help).toEqual({ text: 'Readers expect it.' });
    expect(third).toEqual({ id: 'DYN-X003' });
  });

  it('has a result at its place', () => {
    expect(sarif().results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note']);
    expect(sarif().results[0].locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'models/my%20orders.yaml' }, region: { startLine: 6, startColumn: 3 } },
        logicalLocations: [{ fullyQualifiedName: 'models[0].keys' }],
      },
    ]);
  });

  it('makes no link of a message', () => {
    const [result] = sarif([{ ...found[0], message: '[click](https://evil.example)' }]).results;
    expect(result.message.text).toBe('[click] (https://evil.example) Add it.');
  });
});

describe('junit', () => {
  it('is a suite for each file, in which errors fail', () => {
    expect(renderers.junit(found).split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="dynamorm-cdk" tests="3" failures="1" errors="0">',
      '  <testsuite name="models/my orders.yaml" tests="2" failures="1" errors="0">',
      '    <testcase classname="models/my orders.yaml" name="DYN-X001 models[0].keys" file="models/my orders.yaml" line="6">',
      '      <failure type="DYN-X001" message="The key `pk` is missing. Add it.">models/my orders.yaml:6:3',
      'The key `pk` is missing. Add it.</failure>',
      '    </testcase>',
      '    <testcase classname="models/my orders.yaml" name="DYN-X002" file="models/my orders.yaml">',
      '      <system-out>warning: models/my orders.yaml',
      'Odd.</system-out>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="dynamorm-cdk" tests="1" failures="0" errors="0">',
      '    <testcase classname="dynamorm-cdk" name="DYN-X003" file="dynamorm-cdk">',
      '      <system-out>info: Fine.</system-out>',
      '    </testcase>',
      '  </testsuite>',
      '</testsuites>',
    ]);
  });
});

describe('fingerprints', () => {
  it('stay when lines move, and tell equal ones apart', () => {
    const [one] = found;
    const moved = { ...one, line: 60, path: 'models[7].keys' };
    expect(fingerprintsOf([moved])).toEqual(fingerprintsOf([one]));
    expect(new Set(fingerprintsOf([one, one, { ...one, message: 'Other.' }, { ...one, file: 'b.yaml' }])).size).toBe(4);
  });
});

describe('markdown', () => {
  it('is a list', () => {
    expect(renderers.markdown(found)).toBe(
      [
        '- **error** DYN-X001 `models/my orders.yaml:6:3` `models[0].keys`: The key `pk` is missing. Add it.',
        '- warning DYN-X002 `models/my orders.yaml`: Odd.',
        '- info DYN-X003: Fine.',
      ].join('\n'),
    );
  });
});
