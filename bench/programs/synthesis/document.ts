import { INDEXES } from './key-names';

/** A document of one model a table, as it stands in a file. */
export function document(tables: number): string {
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
