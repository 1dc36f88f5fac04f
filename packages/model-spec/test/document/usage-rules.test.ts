import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelDocument, ModelValidator, Severity } from '../../src';
import { document, soundModel } from '../rules/rule-cases';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-spec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('DYN-M000', () => {
  it('names the file, where it was looked for, and the working directory', () => {
    const message = `DYN-M000 The model document \`gone.yaml\` cannot be read: there is no such file at ${resolve('gone.yaml')} (working directory ${process.cwd()}).`;
    expect(() => ModelDocument.fromFile('gone.yaml')).toThrow(message);
    expect(() => ModelValidator.validateFile('gone.yaml')).toThrow(message);
    expect(() => ModelValidator.validateFiles(['gone.yaml'])).toThrow(message);
  });

  it('says that a directory is none', () => {
    expect(() => ModelDocument.fromFile(folder)).toThrow(
      `DYN-M000 The model document \`${folder}\` cannot be read: there is a directory at ${folder}`,
    );
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
