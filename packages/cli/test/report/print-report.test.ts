import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import schema from '../../schema/findings.schema.json';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const cwd = folderWith({
  'good.yaml': good,
  'broken.yaml': good.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: PK, type: BOOL }'),
  'doubtful.yaml': good.replace('models:', 'modles: []\nmodels:'),
  'template.json': JSON.stringify({ Resources: { Sessions: { Type: 'AWS::DynamoDB::Table', Properties: {} } } }),
});
const printed = (...args: string[]) => dynamormCdk(args, { cwd });
const valid = new Ajv().compile(schema);

describe('json', () => {
  test.each([
    ['nothing found', ['validate', 'good.yaml'], 0],
    ['errors and warnings', ['validate', 'broken.yaml', 'doubtful.yaml'], 1],
    ['errors alone', ['validate', 'broken.yaml', 'doubtful.yaml', '--quiet'], 1],
    ['findings of the command line itself', ['check', '--models', 'good.yaml', '--template', 'template.json'], 1],
  ])('%s fits the schema', async (_, args, code) => {
    const ended = await printed(...args, '--format', 'json');
    const report = JSON.parse(ended.out);

    expect(ended.code).toBe(code);
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(report.valid).toBe(code === 0);
  });

  test('says everything about a finding', async () => {
    const { findings } = JSON.parse((await printed('validate', 'broken.yaml', '--format', 'json')).out);

    expect(findings[0]).toEqual({
      code: expect.stringMatching(/^DYN-M/),
      severity: 'error',
      message: expect.stringContaining('BOOL'),
      path: 'models[0].keys.partition.type',
      file: 'broken.yaml',
      line: 5,
      column: expect.any(Number),
      expected: expect.any(String),
      found: 'BOOL',
      hint: expect.any(String),
      page: expect.stringMatching(/\/reference\/codes\/dyn-m\d{3}\/$/),
    });
  });

  test('the schema refuses what is no report', async () => {
    const report = JSON.parse((await printed('validate', 'broken.yaml', '--format', 'json')).out);
    const [finding] = report.findings;

    for (const wrong of [
      {},
      { ...report, more: 1 },
      { ...report, findings: [{ ...finding, severity: 'fatal' }] },
      { ...report, findings: [{ ...finding, code: 'X1' }] },
      { ...report, findings: [{ ...finding, line: 0 }] },
      { ...report, findings: [{ ...finding, column: undefined }] },
    ]) {
      expect(valid(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    }
  });
});

test('sarif names the tool, each rule and each place', async () => {
  const { code, out } = await printed('validate', 'broken.yaml', 'doubtful.yaml', '--format', 'sarif');
  const { version, runs } = JSON.parse(out);

  expect(code).toBe(1);
  expect(version).toBe('2.1.0');
  expect(runs).toHaveLength(1);
  expect(runs[0].tool.driver.name).toBe('dynamorm-cdk');
  expect(runs[0].results.map((one: { level: string }) => one.level)).toContain('error');
  for (const { ruleId, ruleIndex, locations } of runs[0].results) {
    expect(runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^(broken|doubtful)\.yaml$/);
  }
});

describe('github', () => {
  test('prints one annotation a line', async () => {
    const { out } = await printed('validate', 'broken.yaml', 'doubtful.yaml', '--format', 'github');

    for (const line of out.trimEnd().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) file=(broken|doubtful)\.yaml,line=\d+,col=\d+,title=DYN-M\d{3}.*::.+$/);
  });

  test('prints nothing where nothing is found', async () => {
    expect(await printed('validate', 'good.yaml', '--format', 'github')).toEqual({ code: 0, out: '', err: '' });
  });
});

test('findings about a template name it and the resource', async () => {
  const { findings } = JSON.parse(
    (await printed('check', '--models', 'good.yaml', '--template', join(cwd, 'template.json'), '--format', 'json')).out,
  );

  expect(findings.find((one: { code: string }) => one.code === 'DYN-C102')).toMatchObject({
    severity: 'warning',
    file: join(cwd, 'template.json'),
    path: 'Resources.Sessions',
  });
});
