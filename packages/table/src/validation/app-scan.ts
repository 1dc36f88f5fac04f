import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { CfnResource, Stack, Stage, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** A table of the app, of whatever construct, whose name is known at synthesis. */
export interface NamedTable {
  readonly resource: CfnResource;
  readonly name: string;
  readonly path: string;
}

/** What a table must know of the rest of its app. */
export interface AppScan {
  readonly tables: ReadonlyMap<CfnResource, NamedTable>;
  readonly byName: ReadonlyMap<string, readonly NamedTable[]>;
  /** Who reads a stream, by the token of its ARN. */
  readonly readers: ReadonlyMap<string, string[]>;
  /** Replicas in other accounts, by the token of the ARN of what they copy. */
  readonly replicas: ReadonlyMap<string, string[]>;
}

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/** Where resources name the stream that they read. */
const READERS: Record<string, string> = { 'AWS::Lambda::EventSourceMapping': 'eventSourceArn', 'AWS::Pipes::Pipe': 'source' };

const scans = new WeakMap<IConstruct, AppScan>();

/** Looks through the whole app: once for all tables of one synthesis, which runs without a pause. */
export function scanOf({ node: { root } }: IConstruct): AppScan {
  const known = scans.get(root);
  if (known) return known;
  const scan = scanned(root);
  scans.set(root, scan);
  queueMicrotask(() => scans.delete(root));
  return scan;
}

/** Whether two resources are deployed to one account and region: surely, perhaps, or surely not. */
export function share(one: CfnResource, other: CfnResource): 'yes' | 'perhaps' | 'no' {
  const [first, second] = [Stack.of(one), Stack.of(other)];
  if (first === second) return 'yes';
  const places = [first, second].flatMap(({ account, region }) => [account, region]);
  const same = first.account === second.account && first.region === second.region;
  if (!same) return 'no';
  if (!places.some((place) => Token.isUnresolved(place))) return 'yes';
  return Stage.of(one) === Stage.of(other) ? 'perhaps' : 'no';
}

function scanned(root: IConstruct): AppScan {
  const tables = new Map<CfnResource, NamedTable>();
  const byName = new Map<string, NamedTable[]>();
  const readers = new Map<string, string[]>();
  const replicas = new Map<string, string[]>();
  const note = (paths: Map<string, string[]>, key: unknown, construct: CfnResource) => {
    if (typeof key === 'string') paths.set(key, [...(paths.get(key) ?? []), pathOf(construct)]);
  };
  for (const construct of root.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const properties = construct as unknown as { [property: string]: unknown };
    const { tableName } = properties;
    if (TABLES.includes(construct.cfnResourceType) && typeof tableName === 'string' && !Token.isUnresolved(tableName)) {
      const table = { resource: construct, name: tableName, path: pathOf(construct) };
      tables.set(construct, table);
      byName.set(tableName, [...(byName.get(tableName) ?? []), table]);
    }
    note(readers, properties[READERS[construct.cfnResourceType] ?? ''], construct);
    note(replicas, properties.globalTableSourceArn, construct);
  }
  return { tables, byName, readers, replicas };
}

/** The path that a person wrote. */
function pathOf(resource: CfnResource): string {
  return writtenPath(resource.node.path.replace(/\/Resource$/, ''));
}
