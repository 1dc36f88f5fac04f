import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelValidator, Severity, ValidationReport } from '../../src';
import { sample } from '../validation-report/sample';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-spec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const weights = (report: ValidationReport): string[] => report.findings.map((finding) => `${finding.code} ${finding.severity}`);

describe('options', () => {
  it('raise and lower rules', () => {
    const severities = { 'DYN-M008': Severity.ERROR, 'DYN-M024': Severity.WARNING, 'DYN-M067': Severity.WARNING };
    const report = ModelValidator.validateString(sample, { severities });
    expect(weights(report)).toEqual(['DYN-M024 warning', 'DYN-M008 error', 'DYN-M067 warning']);
    expect(report.isValid).toBe(false);
    expect(ModelValidator.validateString(sample, { severities: { 'DYN-M024': Severity.WARNING } }).isValid).toBe(true);
  });

  it('silence rules', () => {
    expect(weights(ModelValidator.validateString(sample, { silenced: ['DYN-M008', 'DYN-M067'] }))).toEqual(['DYN-M024 error']);
  });
});

describe('files', () => {
  it('are judged each on its own, in their order', () => {
    const paths = [file('b.yaml', sample), file('a.yaml', 'models: ['), file('c.yaml', sample)];
    const report = ModelValidator.validateFiles(paths);
    expect([...new Set(report.findings.map((finding) => finding.file))]).toEqual(paths);
    expect(report.errors).toHaveLength(3);
    expect(report.warnings).toHaveLength(2);
    expect(report.infos).toHaveLength(2);
    expect(ModelValidator.validateFile(paths[0]).findings).toEqual(report.findings.slice(0, 3));
  });

  it('may be none', () => {
    expect(ModelValidator.validateFiles([]).findings).toEqual([]);
  });
});

describe('a broken part', () => {
  it('hides nothing of the rest', () => {
    const content = sample
      .replace('name: Order', 'name: [Order]')
      .replace('type: GSI', 'type: { a: b }')
      .replace('table: { name: orders }', 'table: 5');
    expect(ModelValidator.validateString(content).findings.map((finding) => `${finding.code} ${finding.path}`)).toEqual([
      'DYN-M007 models[0].name',
      'DYN-M007 models[0].table',
      'DYN-M024 models[0].keys.partition.attribute',
      'DYN-M008 models[0].attributes[0].tag',
      'DYN-M067 models[0].attributes[1]',
      'DYN-M007 models[0].indexes[0].type',
    ]);
  });
});

it('combines reports without changing them', () => {
  const one = ModelValidator.validateString('');
  const two = one.withFindings([{ code: 'DYN-T001', severity: Severity.WARNING, message: 'Other.' }]);
  expect(weights(one)).toEqual(['DYN-M003 error']);
  expect(weights(two)).toEqual(['DYN-M003 error', 'DYN-T001 warning']);
  expect(weights(new ValidationReport([]).combine(two))).toEqual(weights(two));
});
