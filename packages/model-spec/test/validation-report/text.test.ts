import { describe, expect, it } from 'vitest';
import { KeyType, ModelDocument, ModelValidator, ValidationReport } from '../../src';
import { sampleReport } from './sample';

const expected = `models.yaml
  6:31 error DYN-M024 models[0].keys.partition.attribute
    The partition key \`pk\` of the table is not among the attributes.
    Did you mean \`PK\`?
    6 |       partition: { attribute: pk, type: S }
      |                               ^
  8:35 warning DYN-M008 models[0].attributes[0].tag
    The key \`tag\` is unknown here.
    Did you mean \`tags\`?
    8 |       - { attribute: PK, type: S, tag: x }
      |                                   ^
  9:9 info DYN-M067 models[0].attributes[1]
    Writing "" to \`email\` fails, because it is the key of an index.
    Set omit_empty if the value can be empty, or required if it never is.
    9 |       - { attribute: email, type: S }
      |         ^

1 error, 1 warning, 1 info.`;

describe('toText', () => {
  it('groups by file and shows the line with a marker', () => {
    expect(sampleReport('models.yaml').toText()).toBe(expected);
  });

  it('leaves the lines out on request', () => {
    expect(sampleReport('models.yaml').toText({ excerpts: false }).split('\n')).toHaveLength(12);
  });

  it('has no colours unless asked', () => {
    expect(sampleReport('models.yaml').toText()).not.toContain('\u001b');
    const colored = sampleReport('models.yaml').toText({ color: true });
    expect(colored).toContain('\u001b[31merror\u001b[0m DYN-M024');
    expect(colored).toContain('\u001b[33mwarning\u001b[0m DYN-M008');
    expect(colored).toContain('\u001b[36minfo\u001b[0m DYN-M067');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(expected);
  });

  it('says that nothing was found', () => {
    expect(new ValidationReport([]).toText()).toBe('No findings.');
  });

  it('counts without an info', () => {
    expect(ModelValidator.validateString('').toText()).toMatch(/^1 error, 0 warnings\.$/m);
  });

  it('keeps the files apart, in their order', () => {
    const report = sampleReport('b.yaml').combine(sampleReport('a.yaml')).combine(sampleReport());
    expect(report.toText().match(/^\S*\.yaml$/gm)).toEqual(['b.yaml', 'a.yaml']);
    expect(report.toText()).toMatch(/3 errors, 3 warnings, 3 info\.$/);
  });

  it('shows a piece of a long line with the marker under the place', () => {
    const content = JSON.stringify({ dms_version: '0.1', namespace: 'n'.repeat(500), modles: [], more: 'm'.repeat(500), models: [] });
    const [finding] = ModelValidator.validateString(content).findings;
    const [line, marker] = (finding.excerpt ?? '').split('\n');
    expect(line).toMatch(/^\.\.\.n.*\.\.\.$/);
    expect(line.slice(marker.length - 1)).toMatch(/^"modles"/);
    expect(line.length).toBeLessThan(140);
  });

  it('writes no control characters of the document', () => {
    const report = ModelValidator.validateString('"\u001b[31mkey\\u001b[31m": 1\nmodels: []\ndms_version: "\\u001b[2J"');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(report.toText()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(report.findings.map((finding) => finding.code)).toEqual(['DYN-M008', 'DYN-M001', 'DYN-M010', 'DYN-M009']);
  });

  it('writes none of names in models and tables either', () => {
    const name = 'PK\u001b[31m\u009b\n';
    const key = { attribute: name, type: 'S' };
    const content = {
      name,
      table: { name: 'abc' },
      keys: { partition: { attribute: `${name}x`, type: 'N' } },
      attributes: [key],
      [name]: 1,
    };
    const judged = ModelValidator.validateString(JSON.stringify(content)).toText();
    expect(judged).toContain('Did you mean');
    const sound = { attribute: 'PK', type: 'S' };
    const models = ModelDocument.fromObject({ name: 'Order', table: { name: 'abc' }, keys: { partition: sound }, attributes: [sound] });
    const compared = models.compare({ partitionKey: { name: `${name}y`, type: KeyType.NUMBER } }).toText();
    expect(compared).toContain('DYN-M080');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(judged + compared).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
