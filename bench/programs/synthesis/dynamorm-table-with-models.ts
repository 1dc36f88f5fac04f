import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { document } from './document';
import type { TableMaker } from './layout';

/** The construct with all that it needs to know in a document, which is read, validated and compared with each table. */
export function makerOf(tables: number): TableMaker {
  const models = ModelDocument.fromString(document(tables));
  return (stack, id, role) => {
    const table = new DynamORMTable(stack, id, { models: models.forTable(id.toLowerCase()) });
    table.grants.readWrite(role);
  };
}
