import { expect, it } from 'vitest';
import { ValidationReport } from '../../src';
import { sampleReport } from './sample';

it('tells everything but the excerpt', () => {
  const { valid, findings } = JSON.parse(sampleReport('models.yaml').toJson());
  expect(valid).toBe(false);
  expect(findings).toHaveLength(3);
  expect(findings[0]).toEqual({
    code: 'DYN-M024',
    severity: 'error',
    message: 'The partition key `pk` of the table is not among the attributes.',
    path: 'models[0].keys.partition.attribute',
    file: 'models.yaml',
    line: 6,
    column: 31,
    found: 'pk',
    hint: 'Did you mean `PK`?',
  });
  expect(Object.keys(findings[1])).toEqual(['code', 'severity', 'message', 'path', 'file', 'line', 'column', 'expected', 'found', 'hint']);
});

it('is valid with warnings alone', () => {
  const report = new ValidationReport(sampleReport().findings.slice(1));
  expect(JSON.parse(report.toJson()).valid).toBe(true);
  expect(JSON.parse(new ValidationReport([]).toJson())).toEqual({ valid: true, findings: [] });
});
