import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelDocument, ModelValidator, Severity, type ValidateOptions } from '../../src';
import { document, soundModel } from '../rules/rule-cases';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-spec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('DYN-M000', () => {
  it('names the file, where it was looked for, and the working directory', () => {
    const message = `DYN-M000 The model document \`gone.yaml\` cannot be read: the file does not exist at ${resolve('gone.yaml')} (working directory ${process.cwd()}).`;
    expect(() => ModelDocument.fromFile('gone.yaml')).toThrow(message);
    expect(() => ModelValidator.validateFile('gone.yaml')).toThrow(message);
    expect(() => ModelValidator.validateFiles(['gone.yaml'])).toThrow(message);
  });

  it('says that a directory is none', () => {
    expect(() => ModelDocument.fromFile(folder)).toThrow(
      `DYN-M000 The model document \`${folder}\` cannot be read: it is a directory at ${folder}`,
    );
  });
});

describe('DYN-M105', () => {
  it.each([
    ['models/order.go', 'Go'],
    ['order.py', 'Python'],
    ['order.TS', 'TypeScript'],
    ['order.mjs', 'JavaScript'],
  ])('%s is %s source code', (name, language) => {
    const path = join(folder, name.replace('/', '-'));
    writeFileSync(path, 'package models\n\u0000');
    const [finding, ...more] = ModelValidator.validateFile(path).findings;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'DYN-M105',
      message: `\`${path}\` is ${language} source code, not a model document.`,
      hint: `To write its document, run \`dynamorm-cdk extract ${path} --out models.dms.yaml\`.`,
    });
    expect(() => ModelDocument.fromFile(path)).toThrow('dynamorm-cdk extract');
  });

  it('names the check for a template', () => {
    const path = join(folder, 'template.json');
    writeFileSync(path, JSON.stringify({ Resources: { T: { Type: 'AWS::DynamoDB::Table' } } }));
    expect(() => ModelDocument.fromFile(path)).toThrow(`dynamorm-cdk check --models models.dms.yaml --template ${path}`);
  });
});

describe('options of reading a file', () => {
  const path = () => join(folder, 'models.json');
  const write = (content: object) => writeFileSync(path(), JSON.stringify(content));
  const doubled = soundModel({ naming: { convention: 'snake_case' } });

  it('lower and silence rules that models can be read without', () => {
    write(document(doubled));
    expect(() => ModelDocument.fromFile(path())).toThrow('DYN-M041');
    const codes = (options: ValidateOptions) =>
      ModelDocument.fromFile(path(), options).report.findings.map(({ code, severity }) => [code, severity]);
    expect(codes({ silenced: ['DYN-M041'] })).toEqual([]);
    expect(codes({ severities: { 'DYN-M041': Severity.WARNING } })).toEqual([
      ['DYN-M041', 'warning'],
      ['DYN-M041', 'warning'],
    ]);
    expect(codes({ silenced: ['DYN-M041', 'DYN-M41'] })).toEqual([['DYN-M069', 'warning']]);
  });

  it('raise rules', () => {
    write({ ...document(soundModel()), more: 1 });
    expect(ModelDocument.fromFile(path()).report.warnings).toHaveLength(1);
    expect(() => ModelDocument.fromFile(path(), { severities: { 'DYN-M008': Severity.ERROR } })).toThrow('DYN-M008');
  });

  it('never silence an error that leaves no model', () => {
    write(document(soundModel({ keys: {} })));
    const options = { silenced: ['DYN-M020', 'DYN-M024'], severities: { 'DYN-M020': Severity.INFO } };
    expect(() => ModelDocument.fromFile(path(), options)).toThrow('DYN-M020');
  });

  it('raise the limits', () => {
    write({ ...document(soundModel()), namespace: 'x'.repeat(1_000_000) });
    expect(() => ModelDocument.fromFile(path(), { maxMegabytes: 1 })).toThrow(/DYN-M106 .*: The document has 1\.0 MB\./);
    expect(ModelDocument.fromFile(path(), { maxMegabytes: 1.1 }).models).toHaveLength(1);
    expect(() => ModelDocument.fromString(JSON.stringify(document(soundModel())), { maxMegabytes: 0.0001 })).toThrow('DYN-M106');
  });
});

describe('DYN-M069', () => {
  const content = JSON.stringify(document(soundModel()));

  it('warns of codes that do not exist', () => {
    const report = ModelValidator.validateString(content, { silenced: ['DYN-M67'], severities: { 'DYN-M999': Severity.ERROR } });
    expect(report.findings.map(({ code, found, hint }) => [code, found, hint])).toEqual([
      ['DYN-M069', 'DYN-M999', 'Did you mean `DYN-M099`?'],
      ['DYN-M069', 'DYN-M67', 'Did you mean `DYN-M067`?'],
    ]);
  });

  it('says it once for several files', () => {
    const path = join(folder, 'models.json');
    writeFileSync(path, content);
    expect(ModelValidator.validateFiles([path, path], { silenced: ['DYN-M67'] }).findings.map((finding) => finding.code)).toEqual([
      'DYN-M069',
    ]);
  });

  it('says nothing of codes that exist', () => {
    const report = ModelValidator.validateString(content, { silenced: ['DYN-M067'], severities: { 'DYN-M008': Severity.ERROR } });
    expect(report.findings).toEqual([]);
  });
});

describe('DYN-M078', () => {
  const models = ModelDocument.fromObject(document([soundModel(), soundModel({ name: 'B', table: { name: 'customers' } })]), {
    fileName: 'x.yaml',
  });

  it('lists the tables and names the nearest', () => {
    expect(() => models.forTable('order')).toThrow(
      'DYN-M078 x.yaml has no models of the table `order`. It has `orders`, `customers`. Did you mean `orders`?',
    );
  });

  it('compares names exactly', () => {
    expect(() => models.forTable('Orders')).toThrow('DYN-M078');
    expect(models.forTable('orders').models.map((model) => model.name)).toEqual(['Order']);
  });
});
