import { describe, expect, it } from 'vitest';
import { ModelDocument, ModelValidator, type ValidationReport } from '../../src';
import { stringifyYaml } from '../../src/document/yaml-parser';
import { soundModel } from '../rules/rule-cases';

const codes = (report: ValidationReport): string[] => [...new Set(report.findings.map((finding) => finding.code))];
const judge = (content: string): string[] => codes(ModelValidator.validateString(content));
const size = 100_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

/** Each ends in a finding: nothing throws, nothing hangs, nothing ends the process. */
describe('texts made to break a reader', () => {
  it.each<[string, string, string[]]>([
    ['nothing but blanks', fill(' '), ['DYN-M003']],
    ['nothing but lines', fill('\n'), ['DYN-M003']],
    ['nothing but tabs', fill('\t'), ['DYN-M003']],
    ['nothing but comments', fill('# x\n'), ['DYN-M003']],
    ['open lists', fill('['), ['DYN-M006']],
    ['open mappings', fill('{a: '), ['DYN-M006']],
    ['lists of lists', fill('- '), ['DYN-M006']],
    ['explicit keys', fill('? '), ['DYN-M006']],
    ['ever deeper lines', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), ['DYN-M006']],
    ['closing brackets', fill(']'), ['DYN-M001']],
    ['closing brackets in lines', fill('a: ]\n'), ['DYN-M001']],
    ['quotes', fill('"'), ['DYN-M001']],
    ['backslashes', `"${fill('\\')}`, ['DYN-M001']],
    ['tags', fill('!a '), ['DYN-M001']],
    ['anchors', fill('&a '), ['DYN-M001']],
    ['a long word', fill('a'), ['DYN-M007']],
    ['zeros', fill('\u0000'), ['DYN-M007']],
    ['half characters', fill('\ud800'), ['DYN-M007']],
    ['documents', fill('---\n'), ['DYN-M004']],
    ['a long line of JSON', `[${fill('{}, ')}{}]`, ['DYN-M011', 'DYN-M013', 'DYN-M020', 'DYN-M030']],
  ])('%s', (_, content, expected) => {
    expect(
      judge(content)
        .filter((code) => expected.includes(code))
        .sort(),
    ).toEqual(expected);
  });

  it('resolves no alias, so that lists of lists of aliases stay small', () => {
    const level = (at: number): string =>
      `l${at}: &l${at} [${Array(9)
        .fill(at === 0 ? 'x' : `*l${at - 1}`)
        .join(', ')}]`;
    expect(judge(Array.from({ length: 30 }, (_, at) => level(at)).join('\n'))).toContain('DYN-M004');
  });

  it('takes names of prototypes for names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const attributes = [...soundModel().attributes, ...names.map((attribute) => ({ attribute, type: 'S' }))];
    const models = ModelDocument.fromString(JSON.stringify([soundModel({ attributes })]));
    expect(models.models[0].attributes.map((one) => one.name).slice(2)).toEqual(names);
    expect(models.forTable('orders').toDms()).toContain('"__proto__"');
  });

  it('changes no prototype', () => {
    judge('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes tables and indexes of such names', () => {
    const model = soundModel({
      table: { name: '__proto__' },
      attributes: [...soundModel().attributes, { attribute: 'a', type: 'S', required: true }],
    });
    model.indexes = [{ name: 'constructor', type: 'GSI', partition: { attribute: 'a', type: 'S' } }];
    expect(ModelDocument.fromObject([model]).forTable('__proto__').toTableShape().indexes?.[0].name).toBe('constructor');
  });

  it.each([
    ['JSON', JSON.stringify],
    ['YAML', stringifyYaml],
  ])('says where each of many unknown keys stands, in %s', (_, write) => {
    const keys = Array.from({ length: 50_000 }, (__, at) => `unknown${at}`);
    const text = write([soundModel(Object.fromEntries(keys.map((key) => [key, true])))]);
    const { findings } = ModelValidator.validateString(text);
    expect(findings.map((finding) => finding.found)).toEqual(keys);
    expect(new Set(findings.map(({ line, column }) => `${line}:${column}`)).size).toBe(keys.length);
  });

  it('says where each of many values stands that no document can hold', () => {
    const functions = Array.from({ length: 50_000 }, () => () => true);
    expect(() => ModelDocument.fromObject(functions)).toThrow('[49999]');
  });

  it('keeps every finding of many, and searches hints for the first thousand', () => {
    const unknown = Array.from({ length: 3000 }, (_, at) => `statuz${at}`);
    const model = soundModel({ write_policy: { protected_attributes: unknown } });
    model.attributes.push(...Array.from({ length: 200 }, (_, at) => ({ attribute: `status${at}`, type: 'S' })));
    const { findings } = ModelValidator.validateString(JSON.stringify([model]));
    expect(findings).toHaveLength(3000);
    expect(findings.filter((finding) => finding.hint !== undefined)).toHaveLength(1000);
  });
});
