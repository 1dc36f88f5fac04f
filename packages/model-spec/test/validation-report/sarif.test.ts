import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, Severity, ValidationReport } from '../../src';
import { rulesByCode } from '../../src/rules/registry';
import { sampleReport } from './sample';

/** What tells a finding from others when its line moves. */
const fingerprints = { 'dynamormCdk/v1': expect.stringMatching(/^[0-9a-f]{40}$/) };

it('has a run with rules and results', () => {
  const sarif = JSON.parse(sampleReport('models/my orders.yaml').toSarif());
  expect(sarif.version).toBe('2.1.0');
  const [{ tool, results, columnKind }] = sarif.runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['DYN-M008', 'DYN-M024', 'DYN-M067']);
  expect(results.map((result: { level: string; ruleIndex: number }) => [result.level, result.ruleIndex])).toEqual([
    ['error', 1],
    ['warning', 0],
    ['note', 2],
  ]);
  expect(results[0]).toEqual({
    ruleId: 'DYN-M024',
    ruleIndex: 1,
    level: 'error',
    message: { text: 'The partition key `pk` of the table is not among the attributes. Did you mean `PK`?' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'models/my%20orders.yaml' }, region: { startLine: 6, startColumn: 31 } },
        logicalLocations: [{ fullyQualifiedName: 'models[0].keys.partition.attribute' }],
      },
    ],
    partialFingerprints: fingerprints,
  });
});

it('accepts findings without a place and codes of other packages', () => {
  const report = new ValidationReport([{ code: 'DYN-T001', severity: Severity.ERROR, message: 'No.' }]);
  const [run] = JSON.parse(report.toSarif()).runs;
  expect(run.tool.driver.rules).toEqual([{ id: 'DYN-T001' }]);
  expect(run.results).toEqual([
    { ruleId: 'DYN-T001', ruleIndex: 0, level: 'error', message: { text: 'No.' }, partialFingerprints: fingerprints },
  ]);
});

it('writes absolute files as URLs', () => {
  const [run] = JSON.parse(sampleReport('/srv/my orders.yaml').toSarif()).runs;
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('file:///srv/my%20orders.yaml');
});

describe('the published schema of SARIF 2.1.0', () => {
  const problems = schemaCheck();
  const reportOf = (...findings: Finding[]) => new ValidationReport(findings).toSarif();

  it('accepts the findings of a document, wherever it lies', () => {
    for (const file of [
      undefined,
      'models/my orders.yaml',
      '/srv/my orders.yaml',
      'models\\orders.yaml',
      '../a#b?c%d[e].yaml',
      'a\ud800b.yaml',
    ]) {
      expect(problems(sampleReport(file).toSarif())).toEqual([]);
    }
  });

  it('accepts a report without findings, and findings with the least and the most that they can say', () => {
    const least = { code: 'DYN-T001', severity: Severity.ERROR, message: 'No.' };
    const most = { ...least, path: 'models[0]', file: 'a.yaml', line: 1, column: 1, excerpt: 'x', expected: 'a', found: 'b', hint: 'Yes.' };
    for (const findings of [[], [least], [most], [least, most], [{ ...most, column: undefined }], [{ ...most, line: undefined }]]) {
      expect(problems(reportOf(...findings))).toEqual([]);
    }
  });

  it('accepts every rule', () => {
    const findings = [...rulesByCode()].map(([code, { severity }]) => ({
      code,
      severity: severity as Severity,
      message: 'No.',
      file: 'a.yaml',
      line: 1,
      column: 1,
    }));
    expect(findings.length).toBeGreaterThan(50);
    expect(problems(reportOf(...findings))).toEqual([]);
  });

  it('accepts any file name and text', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, (file, message, path) => {
        expect(problems(reportOf({ code: 'DYN-M001', severity: Severity.WARNING, message, file, path }))).toEqual([]);
      }),
    );
  });

  it.each<[string, (sarif: Sarif) => void, string]>([
    ['another version', (sarif) => (sarif.version = '2.0.0'), '/version'],
    ['an unknown key', (sarif) => (sarif.runs[0].extra = 1), '/runs/0'],
    ['an unknown level', (sarif) => (sarif.runs[0].results[0].level = 'info'), '/runs/0/results/0/level'],
    ['no message', (sarif) => delete sarif.runs[0].results[0].message, '/runs/0/results/0'],
    ['lines from 0', (sarif) => (region(sarif).startLine = 0), '/runs/0/results/0/locations/0/physicalLocation/region/startLine'],
    [
      'a file name that is no URI',
      (sarif) => (artifact(sarif).uri = 'my orders.yaml'),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri',
    ],
    ['a rule twice', (sarif) => sarif.runs[0].tool.driver.rules.push(sarif.runs[0].tool.driver.rules[0]), '/runs/0/tool/driver/rules'],
    ['no name of the tool', (sarif) => delete sarif.runs[0].tool.driver.name, '/runs/0/tool/driver'],
  ])('refuses %s', (_, change, place) => {
    const sarif = JSON.parse(sampleReport('a.yaml').toSarif());
    change(sarif);
    expect(problems(JSON.stringify(sarif))).toContain(place);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the test breaks the log in places that no type of ours describes
type Sarif = any;

function region(sarif: Sarif): Sarif {
  return sarif.runs[0].results[0].locations[0].physicalLocation.region;
}

function artifact(sarif: Sarif): Sarif {
  return sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
}

/** Where a log breaks the schema, which is of JSON Schema draft 4: it differs from draft 7 in what it calls its own address, as far as used here. */
function schemaCheck(): (text: string) => string[] {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _address, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (text) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map((error) => error.instancePath));
}
