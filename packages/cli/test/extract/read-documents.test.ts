import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';

/** What `dms.FromMetadata` of DynamORM prints. */
const printed = {
  name: 'Order',
  table: { name: 'orders' },
  naming: { convention: 'camelCase' },
  keys: { sort: null, partition: { attribute: 'PK', type: 'S' } },
  attributes: [
    {
      attribute: 'PK',
      type: 'S',
      format: '',
      encryption: null,
      roles: ['pk'],
      required: true,
      optional: false,
      omit_empty: false,
      json: false,
      binary: false,
    },
    { attribute: 'createdAt', type: 'M', format: '', encryption: null, roles: ['created_at'], required: false, optional: true },
  ],
  indexes: [],
};

const canonical = (place: string) => `# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.
dms_version: "0.1"
models:
  # ${place}
  - name: "Order"
    table:
      name: "orders"
    naming:
      convention: "camelCase"
    keys:
      partition:
        attribute: "PK"
        type: "S"
    attributes:
      - attribute: "PK"
        type: "S"
        required: true
        roles:
          - "pk"
      - attribute: "createdAt"
        type: "S"
        optional: true
        roles:
          - "created_at"
`;

describe('extract', () => {
  it('writes the document of what FromMetadata prints', async () => {
    const cwd = folderWith({ 'printed.json': JSON.stringify([printed], undefined, 2) });
    const { code, out, err } = await dynamormCdk(['extract', 'printed.json'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: canonical('printed.json:2; table 4; keys 12; attributes 18 32') });
    expect(err).toContain('34:17 info DYN-M039 [0].attributes[1].type');
  });

  it('takes it from standard input too', async () => {
    const { code, out } = await dynamormCdk(['extract', '-'], { input: JSON.stringify(printed) });
    expect({ code, out }).toEqual({ code: 0, out: canonical('<stdin>:1; table 1; keys 1; attributes 1 1') });
  });

  it('says what is wrong in it, and writes nothing', async () => {
    const cwd = folderWith({ 'printed.json': JSON.stringify({ ...printed, keys: {} }) });
    const { code, out, err } = await dynamormCdk(['extract', 'printed.json', '--out', 'models.dms.yaml'], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('error DYN-M020 keys.partition');
  });

  it('says what the rules find where standard input has it', async () => {
    const attributes = [...printed.attributes, { attribute: 'mail', type: 'S' }];
    const indexes = [{ name: 'gsi-mail', type: 'GSI', partition: { attribute: 'mail', type: 'S' } }];
    const { code, err } = await dynamormCdk(['extract', '-'], { input: JSON.stringify({ ...printed, attributes, indexes }) });
    expect(code).toBe(0);
    expect(err).toContain('1:434 info DYN-M067 Order.attributes[2]');
  });

  it('puts models of code and of documents into one document', async () => {
    const cwd = folderWith({
      'printed.json': JSON.stringify(printed),
      'a.ts':
        "import { defineModel } from 'x'; defineModel({ name: 'Line', table: { name: 'orders' }, keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S' }] })",
    });
    const { code, out } = await dynamormCdk(['extract', 'a.ts', 'printed.json'], { cwd });
    expect(code).toBe(0);
    expect(out.match(/# .*:\d+|name: ".*"/g)).toEqual([
      '# a.ts:1',
      'name: "Line"',
      'name: "orders"',
      '# printed.json:1',
      'name: "Order"',
      'name: "orders"',
    ]);
  });
});
