import { IndexKind, KeyType } from '@dynamorm-cdk/model-spec';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { TenantAccessRole, TenantGrants, TenantIsolation, TenantPlacement, TenantPrincipal } from '../../src';
import { SharedTableDesign } from '../../src/isolation/isolation-design';
import type { Policies } from '../policy/evaluate';
import type { PolicyJson } from '../policy/policy-document';
import { INDEXES, REGIONS, sharedTable, tablePerTenant, tenantIndex, type World } from '../policy/world';
import { DeployedApp, logicalId } from '../synth/deployed-app';

/** A design of the matrix: how its stack is made, and the world that its policies are asked about. */
export interface Design {
  readonly name: string;
  readonly isolation: TenantIsolation;
  readonly world: World;
  readonly grants: ('read' | 'write' | 'readWrite')[];
}

/** Whether anything may follow the tenant in a key. */
export function hasSeparator({ isolation: { _design } }: Design): boolean {
  return _design instanceof SharedTableDesign && _design.ownKeys('').wildcards;
}

const ALL = ['read', 'write', 'readWrite'] as const;

export const DESIGNS: Design[] = [
  {
    name: '(a) partition key',
    isolation: TenantIsolation.partitionKey(),
    world: sharedTable('docs', (owner) => [owner]),
    grants: [...ALL],
  },
  {
    name: '(b) prefix alone',
    isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }),
    world: sharedTable('docs', (owner) => [`TENANT#${owner}`]),
    grants: [...ALL],
  },
  {
    name: '(b) prefix and separator',
    isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'T*?#', separator: '#' }),
    world: sharedTable('docs', (owner) => [`T*?#${owner}`, `T*?#${owner}#orders`]),
    grants: [...ALL],
  },
  {
    name: '(b) separator alone',
    isolation: TenantIsolation.prefixedPartitionKey({ prefix: '', separator: ':~' }),
    world: sharedTable('docs', (owner) => [owner, `${owner}:~orders`]),
    grants: [...ALL],
  },
  { name: '(c) tenant index', isolation: TenantIsolation.index(), world: tenantIndex('docs'), grants: ['read'] },
  {
    name: '(c) tenant index with shards',
    isolation: TenantIsolation.index({ shards: 3 }),
    world: tenantIndex('docs', (owner) => [`${owner}#0`, `${owner}#1`, `${owner}#2`]),
    grants: ['read'],
  },
  {
    name: '(d) table per tenant',
    isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),
    world: tablePerTenant('docs-'),
    grants: [...ALL],
  },
];

/** What IAM holds once the stack of a design is deployed. */
export interface DeployedDesign {
  readonly policies: Policies;
  readonly trust: PolicyJson;
  /** The actions that the grant promises. */
  readonly granted: string[];
}

/** Synthesizes a design with one grant. Everything that the matrix judges comes out of the template. */
export function deploy(design: Design, grant: 'read' | 'write' | 'readWrite', options: { tenantBoundary?: boolean } = {}): DeployedDesign {
  const app = new App();
  const stack = new Stack(app, 'Docs', { env: { account: design.world.account, region: REGIONS[0] } });
  const broker = new iam.Role(stack, 'Broker', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const role = new TenantAccessRole(stack, 'Tenant', { broker, roleName: 'tenant', ...options });
  const grants = design.world.tablePerTenant ? tenantTables(stack, design.isolation) : sharedDocs(stack, design);
  grants[grant](TenantPrincipal.accessRole(role));

  const deployed = new DeployedApp(app, design.world.account, REGIONS[0]);
  const id = logicalId(role, stack);
  return {
    policies: {
      identity: deployed.policiesOf(stack, id),
      boundary: deployed.boundaryOf(stack, id),
      roleArn: `arn:aws:iam::${design.world.account}:role/tenant`,
      sessionArn: `arn:aws:sts::${design.world.account}:assumed-role/tenant/session`,
    },
    trust: deployed.trustOf(stack, id),
    granted: promised(design, grant),
  };
}

/** Stated here anew: what a reader and a writer must be able to do, whatever the package's own lists say. */
function promised(design: Design, grant: string): string[] {
  const reads = ['GetItem', 'BatchGetItem', 'Query', ...(design.world.tablePerTenant ? ['Scan', 'SearchVectors'] : [])];
  const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'];
  return [...(grant === 'write' ? [] : reads), ...(grant === 'read' ? [] : writes)].map((action) => `dynamodb:${action}`);
}

const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });

function sharedDocs(stack: Stack, { isolation }: Design): TenantGrants {
  const byIndex = isolation.placement === TenantPlacement.INDEX;
  const table = new dynamodb.TableV2(stack, 'Table', {
    tableName: 'docs',
    partitionKey: text('PK'),
    sortKey: text('SK'),
    replicas: [{ region: REGIONS[1] }],
    globalSecondaryIndexes: [
      { indexName: INDEXES.safe, partitionKey: text('PK'), sortKey: text('date') },
      { indexName: INDEXES.unsafe, partitionKey: text('status') },
      ...(byIndex ? [{ indexName: INDEXES.tenant, partitionKey: text('tenantID') }] : []),
    ],
    localSecondaryIndexes: [{ indexName: INDEXES.local, sortKey: text('title') }],
  });
  return new TenantGrants(stack, 'Grants', { table, isolation });
}

function tenantTables(stack: Stack, isolation: TenantIsolation): TenantGrants {
  return new TenantGrants(stack, 'Grants', {
    isolation,
    replicaRegions: [REGIONS[1]],
    shape: {
      partitionKey: { name: 'PK', type: KeyType.STRING },
      indexes: [{ name: INDEXES.safe, kind: IndexKind.GLOBAL, partitionKeys: [{ name: 'date', type: KeyType.STRING }] }],
    },
  });
}
