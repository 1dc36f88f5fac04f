/** A table with a role, as examples call them. */
const docs = `
  const docs = new MultiTenantTable(this, 'Docs', { partitionKey: tenantID, isolation: TenantIsolation.partitionKey() });
  const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
  const [reportingRole, report, operator] = ['Reporting', 'Report', 'Operator'].map((id) => new Role(this, id, { assumedBy }));
  { EXAMPLE }`;
const granted = `
  const docs = new MultiTenantTable(this, 'Docs', { partitionKey: tenantID, isolation: TenantIsolation.partitionKey() });
  const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
  docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
  const operator = new Role(this, 'Operator', { assumedBy });
  const cfnTable = docs.wholeTable.table.node.defaultChild;
  const cfnPolicy = role.node.findChild('DefaultPolicy').node.defaultChild;
  { EXAMPLE }`;

/** Grants of isolations that are made one a line of the example. */
const ofTwo = (table: string, reader: string) => `
  const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
  for (const [at, isolation] of [EXAMPLE].entries()) {
    const reader = ${reader};
    new TenantGrants(this, 'Grants' + at, { ${table} isolation }).read(TenantPrincipal.accessRole(reader));
  }`;

const grantsOn = (table: string, readerStack = 'this') => `
  const table = ${table};
  const role = new TenantAccessRole(${readerStack}, 'TenantRole', { broker: Role.fromRoleArn(this, 'Broker', 'arn:aws:iam::111122223333:role/broker') });
  new TenantGrants(this, 'Grants', { table, isolation }).read(TenantPrincipal.accessRole(role));`;
const inVirginia = "new Stack(app, 'Virginia', { env: { account: this.account, region: 'us-east-1' } })";
const overridden = 'const cfnTable = table.node.defaultChild; EXAMPLE';

/** What stands around the examples of codes: `EXAMPLE` marks the place. */
export const frames: Record<string, string | { readonly broken: string; readonly fixed: string }> = {
  'DYN-V002': "const parameter = new CfnParameter(this, 'Prefix'); EXAMPLE",
  'DYN-V010': "new MultiTenantTable(this, 'Docs', { isolation: TenantIsolation.partitionKey(), EXAMPLE });",
  'DYN-V011': "new MultiTenantTable(this, 'Docs', { partitionKey: PK, isolation: TenantIsolation.index(), EXAMPLE });",
  'DYN-V013': granted,
  'DYN-V014': "const table = new TableV2(this, 'Docs', { partitionKey: tenantID }); EXAMPLE",
  'DYN-V016': "new TenantGrants(this, 'Grants', { table: TableV2.fromTableName(this, 'Docs', 'docs'), isolation, EXAMPLE });",
  'DYN-V066':
    "new TenantGrants(this, 'Grants', { table: (() => EXAMPLE)(), isolation, shape: { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes: [] } });",
  'DYN-V063': {
    broken:
      grantsOn("new TableV2(this, 'Docs', { partitionKey, globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status }] })") +
      overridden,
    fixed: grantsOn('(() => EXAMPLE)()'),
  },
  'DYN-V064': `
    const role = new TenantAccessRole(this, 'ARole', { broker: authorizer });
    const table = new TableV2(this, 'Table', { partitionKey: tenantID });
    const index = { indexName: 'gsi-status', partitionKey: status };
    new TenantGrants(this, 'Grants', { table, isolation }).read(TenantPrincipal.accessRole(role));
    const lastOfStack = new CfnParameter(this, 'ZLast');
    Aspects.of(this).add({ EXAMPLE });`,
  'DYN-V068': ofTwo('', 'role'),
  'DYN-V069': `
    const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
    new TenantGrants(this, 'Grants', { isolation, EXAMPLE\n }).read(TenantPrincipal.accessRole(role));`,
  'DYN-V074': ofTwo(
    "table: this.node.tryFindChild('Docs') ?? new TableV2(this, 'Docs', { partitionKey: PK }),",
    "new TenantAccessRole(this, 'Role' + at, { broker: authorizer })",
  ),
  'DYN-V050': "new MultiTenantTable(this, 'Docs', { models, EXAMPLE\n });",
  'DYN-V051': "new MultiTenantTable(this, 'Docs', { partitionKey: tenantID, EXAMPLE });",
  'DYN-V020':
    "const docs = new MultiTenantTable(this, 'Docs', { partitionKey: tenantID, isolation: TenantIsolation.partitionKey() }); EXAMPLE",
  'DYN-V021': granted,
  'DYN-V022': `
    const arn = 'arn:aws:iam::111122223333:role/tenant';
    const reader = (() => EXAMPLE)();
    const docs = new MultiTenantTable(this, 'Docs', { partitionKey: tenantID, isolation });
    docs.tenantGrants.read(reader instanceof TenantAccessRole ? TenantPrincipal.accessRole(reader) : TenantPrincipal.taggedSessions(reader));`,
  'DYN-V023': granted,
  'DYN-V030':
    "const docs = new MultiTenantTable(this, 'Docs', { partitionKey: PK, isolation: TenantIsolation.index(), globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: tenantID }] }); const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer }); EXAMPLE",
  'DYN-V031': docs,
  'DYN-V034': `
    const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
    const settings = new TableV2(this, 'Settings', { partitionKey: PK });
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
    EXAMPLE
    this.node.findChild('Grants').read(TenantPrincipal.accessRole(role));`,
  'DYN-V035': docs,
  'DYN-V062': "const provider = new OpenIdConnectProvider(this, 'Provider', { url: 'https://login.example.com' }); EXAMPLE",
  'DYN-V065': "const docsTenantRole = new TenantAccessRole(this, 'DocsTenant', { broker: authorizer }); EXAMPLE",
  'DYN-V071': granted,
  'DYN-V072': granted,
  'DYN-V075': {
    broken: grantsOn("new TableV2(this, 'Docs', { tableName: 'docs', partitionKey })", inVirginia) + overridden,
    fixed: grantsOn('(() => EXAMPLE)()', inVirginia),
  },
  'DYN-V097': `
    const table = new TableV2(this, 'Docs', { partitionKey: tenantID });
    const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
    new TenantGrants(this, 'Grants', { table, isolation, EXAMPLE }).read(TenantPrincipal.accessRole(role));`,
  'DYN-V098': `
    const tables = ['Docs', 'Mail'].map((id) => new MultiTenantTable(this, id, { partitionKey: tenantID, isolation, environmentVariableName: id.toUpperCase() + '_TABLE' }));
    const [docs, mail] = tables;
    const [docsRole, mailRole] = ['DocsRole', 'MailRole'].map((id) => new TenantAccessRole(this, id, { broker: authorizer }));
    EXAMPLE`,
  'DYN-V099': `
    const docsStack = new Stack(app, 'DocsStack', { env: { account: this.account, region: this.region } });
    const docs = new MultiTenantTable(docsStack, 'Docs', { partitionKey: tenantID, isolation });
    EXAMPLE`,
};
