import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelValidator } from '../../src';
import { found, ruleCases, soundModel } from '../rules/rule-cases';

const model = JSON.stringify(soundModel());
const yaml = (line: string) => `dms_version: "0.1"\nmodels:\n  - ${model.slice(0, -1)}, ${line}}\n`;
const sound = `dms_version: "0.1"\nmodels:\n  - ${model}\n`;

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

ruleCases('DYN-M001', [
  { name: 'a bracket that is not closed', broken: 'models: [', at: [''], sound },
  { name: 'a quote that is not closed', broken: 'a: "b', at: [''], sound },
  { name: 'a tab as indentation', broken: 'a:\n\tb: 1', at: [''], sound },
  { name: 'a comment in JSON', broken: `{\n  // the models\n  "models": []\n}`, at: [''], sound },
  { name: 'JSON behind a comment', broken: `/* models */ {"dms_version": "0.1"}`, at: [''], sound },
  { name: 'JSON that is cut off', broken: `{"dms_version": "0.1", "models": [{"name": "Order"`, at: [''], sound },
  { name: 'JSON with an open text', broken: `{"dms_version": "0.1,\n"models": []}`, at: [''], sound },
  { name: 'JSON with crossed brackets', broken: `{"models": [}]`, at: [''], sound },
  { name: 'JSON with a bracket too many', broken: `{"models": []}]`, at: [''], sound },
  { name: 'JSON without a comma', broken: `{"dms_version": "0.1" "models": []}`, at: ['', ''], sound },
  { name: 'a raw control character', broken: attribute('{ a: b\u0007 }'), at: [''], sound: attribute('{ a: b }') },
  {
    name: 'a carriage return alone',
    broken: `{"dms_version":"0.1",\r"models":[${model}]}`,
    at: [''],
    sound: sound.replaceAll('\n', '\r\n'),
  },
  { name: 'a raw control character in a comment', broken: `# \u0000\n${sound}`, at: [''], sound: `# \u0085\n${sound}` },
  {
    name: 'a control character behind an escape',
    broken: attribute('{ a: "b\\0" }'),
    at: [`${tags}.a`],
    sound: attribute('{ a: "b\\n" }'),
  },
  {
    name: 'a control character in a key',
    broken: attribute('{ "a\\x1b": b }'),
    at: [`${tags}["a\\u001b"]`],
    sound: attribute('{ "a\\t": b }'),
  },
  { name: 'half of a pair', broken: attribute('{ a: "\\ud83d" }'), at: [`${tags}.a`], sound: attribute('{ a: "\\U0001f600" }') },
  {
    name: 'half of a pair in JSON',
    broken: `{"dms_version":"0.1","namespace":"\\ud83d","models":[${model}]}`,
    at: ['namespace'],
    sound: `{"dms_version":"0.1","namespace":"\\ud83d\\ude00","models":[${model}]}`,
  },
  {
    name: 'the end of a line in a name',
    broken: JSON.stringify({ dms_version: '0.1', models: [soundModel({ name: 'Order\n' })] }),
    at: ['models[0].name'],
    sound,
  },
]);

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
  { name: 'a key that is a date', broken: attribute('{ 2020-01-31: b }'), at: [tags], sound: attribute('{ "2020-01-31": b }') },
  { name: 'a key that is null', broken: attribute('{ ~: b }'), at: [tags], sound: plain },
  { name: 'a key that is a list', broken: attribute('{ [a]: b }'), at: [tags], sound: plain },
  { name: 'a second document', broken: `${sound}---\na: 1\n`, at: [''], sound: `---\n${sound}...\n` },
  { name: 'an older YAML', broken: `%YAML 1.1\n---\n${sound}`, at: [''], sound: `%YAML 1.2\n---\n${sound}` },
]);

const ambiguous = [
  'on',
  'Off',
  'YES',
  'no',
  '12:30',
  '1:30:00',
  '12:30.5',
  '1_000',
  '1_0.5',
  '0b1',
  '-0b10',
  '0777',
  '0o17',
  '0x_1f',
  '=',
  '<<',
];
describe('words that readers take differently', () => {
  it.each(ambiguous)('%s as a value', (word) => {
    expect(found(attribute(`{ a: ${word} }`))).toEqual([`DYN-M004 ${tags}.a`]);
    expect(found(attribute(`{ a: "${word}" }`))).toEqual([]);
  });

  it.each(ambiguous.filter((word) => word !== '<<'))('%s as a key', (word) => {
    expect(found(attribute(`{ ${word}: b }`))).toEqual([`DYN-M004 ${tags}`]);
    expect(found(attribute(`{ "${word}": b }`))).toEqual([]);
  });

  it('leaves words that all readers take for the same', () => {
    for (const word of [
      'true',
      'None',
      'y',
      'N',
      'online',
      'now',
      '12:70x',
      'a:b',
      '0',
      '10',
      '-1.5',
      '1e3',
      '0x1f',
      '==',
      '<',
      '1_a',
      '_1',
    ]) {
      expect(found(attribute(`{ a: ${word} }`))).toEqual([]);
    }
  });

  it('says once what is wrong with a flag', () => {
    const [finding, ...more] = ModelValidator.validateString(attribute('{}\n        required: yes')).findings;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'DYN-M004', hint: 'Put it in quotes, or write true or false.' });
  });
});

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

const due = (line: string) => attribute(`{}\n        ${line}`);
ruleCases('DYN-M007', [
  { name: 'a blank for a flag', broken: due('json: " "'), at: ['models[0].attributes[0].json'], sound: due('json: null') },
  { name: 'a blank for a list', broken: due('roles: "\t"'), at: ['models[0].attributes[0].roles'], sound: due('roles: null') },
  { name: 'a blank for a mapping', broken: yaml('"naming": " "'), at: ['models[0].naming'], sound: yaml('"naming": null') },
  {
    name: 'a blank for a sort key',
    broken: sound.replace('"sort":{"attribute":"SK","type":"S"}', '"sort":" "'),
    at: ['models[0].keys.sort'],
    sound: sound.replace('"sort":{"attribute":"SK","type":"S"}', '"sort":null'),
  },
]);

ruleCases('DYN-M104', [
  { name: 'nothing for a flag', broken: due('required: ""'), at: ['models[0].attributes[0].required'], sound: due('format: ""') },
  { name: 'nothing for a list', broken: yaml('"indexes": ""'), at: ['models[0].indexes'], sound: yaml('"indexes": null') },
  {
    name: 'nothing for a mapping',
    broken: due('encryption: ""'),
    at: ['models[0].attributes[0].encryption'],
    sound: due('encryption: null'),
  },
]);

ruleCases('DYN-M105', [
  {
    name: 'a template',
    broken: 'Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties: { TableName: !Ref Name }\n',
    at: [''],
    sound,
  },
  { name: 'a template in JSON', broken: { AWSTemplateFormatVersion: '2010-09-09', Resources: {} }, at: [''], sound },
]);

ruleCases('DYN-M106', [
  { name: 'a megabyte too many', broken: `${sound}# ${'x'.repeat(1_000_000)}`, at: [''], sound, options: { maxMegabytes: 1 } },
  { name: 'characters of several bytes', broken: `${sound}# ${'€'.repeat(400_000)}`, at: [''], sound, options: { maxMegabytes: 1 } },
]);

ruleCases('DYN-M008', [
  { name: 'in the document', broken: `${sound}version: 1\n`, at: ['version'], sound: `${sound}namespace: acme\n` },
  { name: 'in a model', broken: yaml('"index": []'), at: ['models[0].index'], sound: yaml('"indexes": []') },
  {
    name: 'in an attribute',
    broken: attribute('{}\n        omitempty: true'),
    at: ['models[0].attributes[0].omitempty'],
    sound: attribute('{}\n        required: true'),
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

  it('tell JSON as JSON, at the place', () => {
    expect(first('{\n  "models": [\n')).toMatchObject({ message: 'The text is not JSON: this `[` is never closed.', line: 2, column: 13 });
    expect(first('{\n  "a": 1, // one\n}')).toMatchObject({
      message: 'The text is not JSON: it has a comment, which JSON does not allow.',
      line: 2,
      column: 11,
    });
    expect(first('{"a": "http://x" "b": 1}').message).toMatch(/^The text is not JSON: /);
    expect(first('{ a: "http://x", b: [').message).toMatch(/^The text is not YAML or JSON: /);
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

  const wide = (text: string, bytes: number, big: boolean) => {
    const all = Buffer.alloc(text.length * bytes);
    [...text].forEach((character, at) => {
      all[at * bytes + (big ? bytes - 1 : 0)] = character.charCodeAt(0);
    });
    return all;
  };

  it.each([
    ['UTF-16 without a byte-order mark', wide(sound, 2, false)],
    ['UTF-16 without a byte-order mark', wide(sound, 2, true)],
    ['UTF-32 without a byte-order mark', wide(sound, 4, false)],
    ['UTF-32 without a byte-order mark', wide(sound, 4, true)],
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), wide(sound, 4, false)])],
    ['UTF-32', Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), wide(sound, 4, true)])],
    ['UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), wide(sound, 2, true)])],
  ])('names %s', (name, bytes) => {
    expect(judge(bytes)).toMatchObject([{ code: 'DYN-M002', message: `The file is not UTF-8 text: it is ${name}.` }]);
  });

  it('accepts UTF-8, with and without a byte-order mark', () => {
    expect(judge(Buffer.from(`# caf\u00e9 \ufffd\n${sound}`))).toEqual([]);
    expect(judge(Buffer.from(`\ufeff${sound}`))).toEqual([]);
  });
});

describe('what is said of a text that people write by mistake', () => {
  const findings = (text: string) =>
    ModelValidator.validateString(text).findings.map((one) => `${one.code} ${one.line}:${one.column} ${one.message} ${one.hint ?? ''}`);
  const lines = (line: string) =>
    `dms_version: "0.1"\nmodels:\n  - name: Order\n    table: { name: orders }\n    keys: { partition: { attribute: PK, type: S } }\n    attributes:\n      - { attribute: PK, type: S }\n${line}\n`;

  it.each([
    [
      'a no-break space',
      lines('      \u00a0- { attribute: v, type: S }\n   x:'),
      'DYN-M001 8:7 The text is not YAML or JSON: a line is indented with the character U+00A0, which looks like a space. Indent it with spaces.',
    ],
    ['a tab', lines('\t- { attribute: v, type: S }'), /^DYN-M001 8:1 The text is not YAML or JSON: tabs are not allowed as indentation\./],
    ['an anchor lines before its value', lines('    tags: &all\n\n      x: 1'), /^DYN-M004 8:11 The anchor `&all` is not allowed\./],
    ['a tag of YAML', lines('    tags: !!map\n      x: 1'), /^DYN-M004 8:11 The tag `!!map` is not allowed\./],
    [
      'a number with an exponent',
      lines('      - { attribute: 1e3, type: S }'),
      'DYN-M007 8:22 `attribute` is a number and must be text. Put it in quotes: "1e3".',
    ],
    [
      'NULL without quotes',
      lines('      - { attribute: v, type: NULL }'),
      /Attribute `v` has no type\. Write one of .* The type NULL needs quotes in YAML: "NULL"\.$/,
    ],
  ])('%s', (_, text, expected) => {
    const said = findings(text);
    if (typeof expected === 'string') expect(said).toEqual([expected]);
    else expect(said).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});
