import { canonical, type Properties, recordOf, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import type { Resource } from '../template/parse-template';
import type { TableChange } from './table-change';
import type { WholeTemplate } from './whole-template';

/**
 * The template of a wave: what is deployed, with one change of each table. The code that is deployed stays, so nothing queries an index before it
 * is active.
 */
export function waveTemplate(deployed: WholeTemplate, wanted: WholeTemplate, changes: TableChange[], region: string): WholeTemplate {
  const resources = { ...deployed.Resources };
  for (const change of changes) {
    const { logicalId } = change;
    resources[logicalId] = changed(resources[logicalId], wanted.Resources[logicalId], change, region);
  }
  return { ...deployed, Resources: resources };
}

function changed(before: Resource, after: Resource, change: TableChange, region: string): Resource {
  const had = before.Properties ?? {};
  const wants = after.Properties ?? {};
  return { ...before, Properties: propertiesOf(had, wants, change, region) };
}

function propertiesOf(had: Properties, wants: Properties, { kind, subject }: TableChange, region: string): Properties {
  switch (kind) {
    case 'create-index':
      return withIndexes(had, wants, [...recordsOf(had.GlobalSecondaryIndexes), ...named(wants.GlobalSecondaryIndexes, subject)], region);
    case 'delete-index':
      return withIndexes(
        had,
        wants,
        recordsOf(had.GlobalSecondaryIndexes).filter(({ IndexName }) => IndexName !== subject),
        region,
      );
    case 'time-to-live-off':
      return { ...had, TimeToLiveSpecification: { AttributeName: subject, Enabled: false } };
    case 'add-replica':
      return {
        ...had,
        Replicas: [...recordsOf(had.Replicas), ...recordsOf(wants.Replicas).filter(isIn(subject, region)).map(firstUpdate)],
      };
    case 'remove-replica':
      return { ...had, Replicas: recordsOf(had.Replicas).filter((replica) => !isIn(subject, region)(replica)) };
  }
}

/** Indexes of a table, with the definitions of their keys and what its replicas say of them. An empty list is left out. */
function withIndexes(had: Properties, wants: Properties, indexes: Properties[], region: string): Properties {
  const { GlobalSecondaryIndexes: _, ...rest } = had;
  const names = indexes.map(({ IndexName }) => IndexName);
  const created = indexes.filter((index) => !recordsOf(had.GlobalSecondaryIndexes).includes(index));
  const replicas = recordsOf(had.Replicas).map((replica) =>
    withReplicaIndexes(
      replica,
      names,
      created.flatMap(({ IndexName }) => named(replicaLike(replica, wants, region).GlobalSecondaryIndexes, IndexName)),
    ),
  );
  return {
    ...rest,
    AttributeDefinitions: definitionsOf(had, wants, indexes, created),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(Array.isArray(had.Replicas) ? { Replicas: replicas } : {}),
  };
}

function withReplicaIndexes(replica: Properties, names: unknown[], created: Properties[]): Properties {
  const { GlobalSecondaryIndexes: had, ...rest } = replica;
  const kept = recordsOf(had).filter(({ IndexName }) => names.includes(IndexName));
  return kept.length + created.length > 0 ? { ...rest, GlobalSecondaryIndexes: [...kept, ...created] } : rest;
}

/** An attribute that no key uses is refused, and so is a key without a definition. */
function definitionsOf(had: Properties, wants: Properties, indexes: Properties[], created: Properties[]): Properties[] {
  const keysOf = (schemas: Properties[]): string[] =>
    schemas.flatMap(({ KeySchema: keys }) => recordsOf(keys).map(({ AttributeName }) => canonical(AttributeName)));
  const fresh = new Set(keysOf(created));
  const used = new Set([...keysOf([had, ...recordsOf(had.LocalSecondaryIndexes), ...indexes])]);
  // What a vector index searches by is defined too, and no wave touches it.
  const searched = JSON.stringify(had.VectorIndexes ?? []);
  const kept = recordsOf(had.AttributeDefinitions).filter(
    ({ AttributeName: name }) => !fresh.has(canonical(name)) && (used.has(canonical(name)) || searched.includes(`"${String(name)}"`)),
  );
  const added = recordsOf(wants.AttributeDefinitions).filter(({ AttributeName: name }) => fresh.has(canonical(name)));
  return [...kept, ...added];
}

function replicaLike({ Region: wanted }: Properties, { Replicas: replicas }: Properties, region: string): Properties {
  return recordsOf(replicas).find((replica) => regionOf(replica.Region, region) === regionOf(wanted, region)) ?? {};
}

/** In the update that adds a replica, its policy is refused: it comes afterwards. */
function firstUpdate({ ResourcePolicy: _, ReplicaStreamSpecification: __, ...replica }: Properties): Properties {
  return replica;
}

function isIn(subject: string, region: string) {
  return ({ Region: value }: Properties): boolean => regionOf(value, region) === subject;
}

/** A region as a template writes it, such as `{ Ref: AWS::Region }`. */
export function regionOf(value: unknown, region: string): string | undefined {
  if (recordOf(value).Ref === 'AWS::Region') return region;
  return typeof value === 'string' ? value : undefined;
}

function named(indexes: unknown, name: unknown): Properties[] {
  return recordsOf(indexes).filter(({ IndexName }) => IndexName === name);
}
