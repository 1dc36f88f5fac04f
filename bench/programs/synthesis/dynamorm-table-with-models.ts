import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { INDEXES, type TableMaker } from './layout';

/** A document of one model a table, as it stands in a file. */
function text(tables: number): string {
  const attribute = (name: string) => `      - { attribute: ${name}, type: S, omit_empty: true }\n`;
  const index = (name: string) =>
    `      - { name: gsi-${name}, type: GSI, partition: { attribute: ${name}, type: S }, sort: { attribute: createdAt, type: S }, projection: { type: ALL } }\n`;
  const model = (at: number) => `  - name: Model${at}
    table: { name: table${at} }
    keys: { partition: { attribute: PK, type: S }, sort: { attribute: SK, type: S } }
    attributes:
      - { attribute: PK, type: S, required: true, roles: [pk] }
      - { attribute: SK, type: S, required: true, roles: [sk] }
      - { attribute: createdAt, type: S, format: rfc3339nano, roles: [created_at] }
      - { attribute: updatedAt, type: S, format: rfc3339nano, roles: [updated_at] }
      - { attribute: ttl, type: N, format: unix_seconds, omit_empty: true, roles: [ttl] }
${INDEXES.map(attribute).join('')}    indexes:
${INDEXES.map(index).join('')}`;
  return `dms_version: "0.1"\nmodels:\n${Array.from({ length: tables }, (_, at) => model(at)).join('')}`;
}

/** The construct with all that it needs to know in a document, which is read, validated and compared with each table. */
export function makerOf(tables: number): TableMaker {
  const models = ModelDocument.fromString(text(tables));
  return (stack, id, role) => {
    const table = new DynamORMTable(stack, id, { models: models.forTable(id.toLowerCase()) });
    table.grants.readWrite(role);
  };
}
