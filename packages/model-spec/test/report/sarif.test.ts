import { expect, it } from 'vitest';
import { Severity, ValidationReport } from '../../src';
import { sampleReport } from './sample';

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
  });
});

it('accepts findings without a place and codes of other packages', () => {
  const report = new ValidationReport([{ code: 'DYN-T001', severity: Severity.ERROR, message: 'No.' }]);
  const [run] = JSON.parse(report.toSarif()).runs;
  expect(run.tool.driver.rules).toEqual([{ id: 'DYN-T001' }]);
  expect(run.results).toEqual([{ ruleId: 'DYN-T001', ruleIndex: 0, level: 'error', message: { text: 'No.' } }]);
});

it('writes absolute files as URLs', () => {
  const [run] = JSON.parse(sampleReport('/srv/my orders.yaml').toSarif()).runs;
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('file:///srv/my%20orders.yaml');
});
