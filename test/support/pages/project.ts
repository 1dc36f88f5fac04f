/** What a reader has before a guide begins: a repository with function code, models, and what names the releases of DynamORM. */
export const project: Record<string, string> = {
  'build/bootstrap': '',
  'go.mod': 'module example.com/shop\n\ngo 1.25\n\nrequire github.com/pay-theory/dynamorm v1.3.0\n',
  'package.json': '{ "name": "shop", "dependencies": { "@theory-cloud/tabletheory-ts": "^1.5.4" } }\n',
  'requirements.txt': 'theorydb-py==1.7.0\n',
  'models.dms.yaml': `dms_version: "0.1"
models:
  - name: Order
    table: { name: orders }
    keys:
      partition: { attribute: PK, type: S }
      sort: { attribute: SK, type: S }
    attributes:
      - { attribute: PK, type: S, required: true, roles: [pk] }
      - { attribute: SK, type: S, required: true, roles: [sk] }
      - { attribute: status, type: S, required: true, roles: ["index_pk:gsi-status"] }
    indexes:
      - { name: gsi-status, type: GSI, partition: { attribute: status, type: S } }

  - name: Customer
    table: { name: customers }
    keys:
      partition: { attribute: PK, type: S }
    attributes:
      - { attribute: PK, type: S, required: true, roles: [pk] }
      - { attribute: taxNumber, type: S, optional: true, encryption: { v: 1 } }
`,
};
