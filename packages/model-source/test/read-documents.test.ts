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

it('knows the release and the places that a generated document says', async () => {
  const entry = (name: string) =>
    `name: ${name}\n    table: { name: orders }\n    keys: { partition: { attribute: PK, type: S } }\n    attributes:\n      - { attribute: PK, type: S }\n`;
  const text = `# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.\ndms_version: "0.2"\nmodels:\n  # care/order.go:33; TableTheory 3.0.6; keys 34; attributes 34\n  - ${entry('Order')}  # line.py:7\n  - ${entry('Line')}`;
  const { models } = await readDocuments([{ name: 'models.dms.yaml', text }]);
  expect(models.map(({ model, release, places }) => [model.source, release, places.get('attributes[0].attribute')?.line])).toEqual([
    ['care/order.go:33', 'TableTheory 3.0.6', 9],
    ['line.py:7', undefined, 15],
  ]);
});
