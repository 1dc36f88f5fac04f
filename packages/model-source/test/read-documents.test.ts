import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDocuments } from '../src/read-documents';
import { folderWith } from './folder';

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
