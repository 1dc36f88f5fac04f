import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../../../tools/testing/folder';
import { readDocuments } from '../src/read-documents';

it('knows where each model of a document stands, and which version it is of', async () => {
  const model = {
    name: 'Order',
    table: { name: 'orders' },
    keys: { partition: { attribute: 'PK', type: 'S' } },
    attributes: [{ attribute: 'PK', type: 'S' }],
  };
  const folder = folderWith({
    'models.dms.yaml': `dms_version: "0.2"\nmodels:\n  - ${JSON.stringify(model)}\n\n  - ${JSON.stringify({ ...model, name: 'Line' })}\n`,
  });
  const { models, dmsVersion } = await readDocuments([{ name: join(folder, 'models.dms.yaml') }]);
  expect(models.map(({ model, place }) => [model.name, place.line, place.column])).toEqual([
    ['Order', 3, 5],
    ['Line', 5, 5],
  ]);
  expect(dmsVersion).toBe('0.2');
});

it('reads what a generated document says of the source and its release', async () => {
  const entry = (name: string) =>
    `name: ${name}\n    table: { name: orders }\n    keys: { partition: { attribute: PK, type: S } }\n    attributes:\n      - { attribute: PK, type: S }\n`;
  const text = `# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.\ndms_version: "0.2"\nmodels:\n  # care/order.go:33; TableTheory 3.0.6; keys 34; attributes 34\n  - ${entry('Order')}  # line.py:7\n  - ${entry('Line')}`;
  const read = async (content: string) =>
    (await readDocuments([{ name: 'models.dms.yaml', text: content }])).models.map(({ source, release, places }) => [
      source,
      release,
      places.get('attributes[0].attribute')?.line,
    ]);
  expect(await read(text)).toEqual([
    ['care/order.go', 'TableTheory 3.0.6', 9],
    ['line.py', undefined, 15],
  ]);
  expect(await read(text.replace('# Written', '# Typed'))).toEqual([
    [undefined, undefined, 9],
    [undefined, undefined, 15],
  ]);
});
