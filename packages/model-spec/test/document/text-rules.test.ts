import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelValidator } from '../../src';
import { found, ruleCases, soundModel } from '../rules/rule-cases';

const model = JSON.stringify(soundModel());
const yaml = (line: string) => `dms_version: "0.1"\nmodels:\n  - ${model.slice(0, -1)}, ${line}}\n`;
const sound = `dms_version: "0.1"\nmodels:\n  - ${model}\n`;

ruleCases('DYN-M001', [
  { name: 'a bracket that is not closed', broken: 'models: [', at: [''], sound },
  { name: 'a quote that is not closed', broken: 'a: "b', at: [''], sound },
  { name: 'a tab as indentation', broken: 'a:\n\tb: 1', at: [''], sound },
]);

ruleCases('DYN-M003', [
  { name: 'nothing', broken: '', at: [''], sound },
  { name: 'blanks', broken: ' \n\n', at: [''], sound },
  { name: 'a comment', broken: '# models follow', at: [''], sound },
  { name: 'null', broken: 'null', at: [''], sound },
  { name: 'a mark without a document', broken: '---\n', at: [''], sound },
]);

const tags = 'models[0].attributes[0].tags';
const attribute = (text: string) => `dms_version: "0.1"
models:
  - name: Order
    table: { name: orders }
    keys: { partition: { attribute: PK, type: S } }
    attributes:
      - attribute: PK
        type: S
        tags: ${text}
`;
const plain = attribute('{ a: b }');

ruleCases('DYN-M004', [
  { name: 'an anchor', broken: attribute('{ a: &x b }'), at: [`${tags}.a`], sound: plain },
  { name: 'an anchor on a mapping', broken: attribute('&x { a: b }'), at: [tags], sound: plain },
  { name: 'an alias', broken: attribute('{ a: &x b, c: *x }'), at: [`${tags}.a`, `${tags}.c`], sound: plain },
  { name: 'a merge key', broken: attribute('{ <<: { a: b } }'), at: [tags], sound: attribute('{ "<<": b }') },
  { name: 'a tag', broken: attribute('{ a: !!str 1 }'), at: [`${tags}.a`], sound: plain },
  { name: 'a tag of its own', broken: attribute('{ a: !secret b }'), at: [`${tags}.a`], sound: plain },
  { name: 'a date', broken: attribute('{ a: 2020-01-31 }'), at: [`${tags}.a`], sound: attribute('{ a: "2020-01-31" }') },
  { name: 'a time', broken: attribute('{ a: 2020-01-31T10:00:00Z }'), at: [`${tags}.a`], sound: attribute('{ a: 2020-01-31x }') },
  { name: 'a time with a zone', broken: attribute('{ a: 2020-1-3 1:00:00.5 +01:00 }'), at: [`${tags}.a`], sound: plain },
  { name: 'no number', broken: attribute('{ a: .nan }'), at: [`${tags}.a`], sound: attribute('{ a: ".nan" }') },
  { name: 'infinity', broken: attribute('{ a: -.inf }'), at: [`${tags}.a`], sound: attribute('{ a: 1.5 }') },
  { name: 'a key that is a number', broken: attribute('{ 1: b }'), at: [tags], sound: attribute('{ "1": b }') },
  { name: 'a key that is null', broken: attribute('{ ~: b }'), at: [tags], sound: plain },
  { name: 'a key that is a list', broken: attribute('{ [a]: b }'), at: [tags], sound: plain },
  { name: 'a second document', broken: `${sound}---\na: 1\n`, at: [''], sound: `---\n${sound}...\n` },
  { name: 'an older YAML', broken: `%YAML 1.1\n---\n${sound}`, at: [''], sound: `%YAML 1.2\n---\n${sound}` },
]);

ruleCases('DYN-M005', [
  { name: 'a key twice in YAML', broken: attribute('{ a: b, a: c }'), at: [`${tags}.a`], sound: plain },
  {
    name: 'a key twice in JSON',
    broken: `{"dms_version":"0.1","dms_version":"0.1","models":[${model}]}`,
    at: ['dms_version'],
    sound: `{"dms_version":"0.1","models":[${model}]}`,
  },
  {
    name: '__proto__ twice',
    broken: attribute('{ __proto__: b, __proto__: c }'),
    at: [`${tags}.__proto__`],
    sound: attribute('{ __proto__: b }'),
  },
]);

const nested = (levels: number) => '[ '.repeat(levels) + ' ]'.repeat(levels);

describe('DYN-M006', () => {
  it('refuses 101 levels and accepts 100', () => {
    // The list of tags stands six levels deep: document, models, model, attributes, attribute, tags.
    expect(found(attribute(`{ a: ${nested(95)} }`)).map((line) => line.split(' ')[0])).toEqual(['DYN-M006']);
    expect(found(attribute(`{ a: ${nested(94)} }`))).toEqual([]);
  });

  it.each([
    ['lists', '['],
    ['mappings', '{"a":'],
    ['lists in lines', '- '],
    ['explicit keys', '? '],
  ])('refuses 10,000 levels of %s', (_, open) => {
    expect(found(open.repeat(10_000))).toEqual(['DYN-M006']);
  });
});

ruleCases('DYN-M007', [
  { name: 'a text for a list', broken: yaml('"indexes": "none"'), at: ['models[0].indexes'], sound: yaml('"indexes": []') },
  { name: 'a list for a mapping', broken: yaml('"naming": []'), at: ['models[0].naming'], sound: yaml('"naming": {}') },
  { name: 'a mapping for a list', broken: yaml('"indexes": {}'), at: ['models[0].indexes'], sound: yaml('"indexes": null') },
  { name: 'a text among mappings', broken: yaml('"indexes": ["a"]'), at: ['models[0].indexes[0]'], sound: yaml('"indexes": []') },
  {
    name: 'a number for a text',
    broken: yaml('"naming": { "convention": 1 }'),
    at: ['models[0].naming.convention'],
    sound: yaml('"naming": { "convention": "" }'),
  },
  { name: 'a number for the version', broken: sound.replace('"0.1"', '0.1'), at: ['dms_version'], sound },
  { name: 'a text for a document', broken: 'hello', at: [''], sound },
  {
    name: 'a text for a flag',
    broken: attribute('{}\n        required: "true"'),
    at: ['models[0].attributes[0].required'],
    sound: attribute('{}\n        required: true'),
  },
  {
    name: 'a number for a flag',
    broken: attribute('{}\n        optional: 1'),
    at: ['models[0].attributes[0].optional'],
    sound: attribute('{}\n        optional: ~'),
  },
  {
    name: 'a text for roles',
    broken: attribute('{}\n        roles: pk'),
    at: ['models[0].attributes[0].roles'],
    sound: attribute('{}\n        roles: [pk]'),
  },
  {
    name: 'a number among roles',
    broken: attribute('{}\n        roles: [pk, 1]'),
    at: ['models[0].attributes[0].roles[1]'],
    sound: attribute('{}\n        roles: ["pk"]'),
  },
  {
    name: 'false for encryption',
    broken: attribute('{}\n        encryption: false'),
    at: ['models[0].attributes[0].encryption'],
    sound: attribute('{}\n        encryption: null'),
  },
  { name: 'a list for tags', broken: attribute('[a]'), at: [tags], sound: plain },
]);

ruleCases('DYN-M008', [
  { name: 'in the document', broken: `${sound}version: 1\n`, at: ['version'], sound: `${sound}namespace: acme\n` },
  { name: 'in a model', broken: yaml('"index": []'), at: ['models[0].index'], sound: yaml('"indexes": []') },
  {
    name: 'in an attribute',
    broken: attribute('{}\n        omitempty: true'),
    at: ['models[0].attributes[0].omitempty'],
    sound: attribute('{}\n        omit_empty: true'),
  },
  {
    name: 'in a naming block',
    broken: yaml('"naming": { "conventions": "" }'),
    at: ['models[0].naming.conventions'],
    sound: yaml('"naming": { "convention": "" }'),
  },
  {
    name: 'in a write policy',
    broken: yaml('"write_policy": { "modus": "" }'),
    at: ['models[0].write_policy.modus'],
    sound: yaml('"write_policy": { "mode": "" }'),
  },
  { name: '__proto__', broken: yaml('"__proto__": {}'), at: ['models[0].__proto__'], sound: yaml('"indexes": []') },
  {
    name: 'converter outside a literal',
    broken: attribute('{}\n        converter: {}'),
    at: ['models[0].attributes[0].converter'],
    sound: plain,
  },
]);

describe('messages', () => {
  const first = (content: string) => ModelValidator.validateString(content, { fileName: 'x.yaml' }).findings[0];

  it('put the position of a broken text', () => {
    expect(first('a:\n  - [b\nc: d\n')).toMatchObject({ file: 'x.yaml', line: 3, column: 1, excerpt: 'c: d\n^' });
  });

  it('tell how to write a version', () => {
    expect(first(sound.replace('"0.1"', '0.1'))).toMatchObject({
      message: '`dms_version` is a number and must be text.',
      hint: 'Put it in quotes: "0.1".',
      line: 1,
      column: 14,
    });
  });

  it('name the nearest key', () => {
    expect(first(attribute('{}\n        omitempty: true'))).toMatchObject({ hint: 'Did you mean `omit_empty`?', line: 10, column: 9 });
  });

  it('list the known keys where none is near', () => {
    expect(first(yaml('"naming": { "style": "x" }')).hint).toBe('Known here: `convention`.');
  });

  it('report at most twenty errors of syntax', () => {
    expect(found('a: ]\n'.repeat(100)).length).toBe(20);
  });
});

describe('DYN-M002', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'model-spec-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const judge = (bytes: Uint8Array) => {
    const path = join(folder, 'models.yaml');
    writeFileSync(path, bytes);
    return ModelValidator.validateFile(path).findings;
  };

  it('shows the first byte that is no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('# caf\u00e9 \ufffd\na: caf'), Buffer.from([0xe9]), Buffer.from('\n')]);
    expect(judge(bytes)).toMatchObject([{ code: 'DYN-M002', line: 2, column: 7, message: 'The file is not UTF-8 text.' }]);
  });

  it('names UTF-16', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sound, 'utf16le')]);
    expect(judge(bytes)).toMatchObject([{ code: 'DYN-M002', message: 'The file is not UTF-8 text: it is UTF-16.' }]);
  });

  it('accepts UTF-8, with and without a byte-order mark', () => {
    expect(judge(Buffer.from(`# caf\u00e9 \ufffd\n${sound}`))).toEqual([]);
    expect(judge(Buffer.from(`\ufeff${sound}`))).toEqual([]);
  });
});
