import { type Finding, ModelDocument, UnknownValue } from '@dynamorm-cdk/model-spec';
import { Token } from 'aws-cdk-lib/core';
import { finding, findingsError } from '../findings/findings';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from './declared-table';
import { NamingConvention } from './naming-convention';
import { tableShapeOf } from './table-shape-of';

/** What the table promises its items beside keys. */
export interface Contract {
  readonly name: string;
  readonly timestamps: boolean;
  readonly versioning: boolean;
  /** Where the caller gives it: nobody need take the default for a promise. */
  readonly environmentVariable?: string;
  readonly namingConvention: NamingConvention;
}

const LIFECYCLE_NAMES = {
  [NamingConvention.CAMEL_CASE]: { created: 'createdAt', updated: 'updatedAt', version: 'version' },
  [NamingConvention.SNAKE_CASE]: { created: 'created_at', updated: 'updated_at', version: 'version' },
  [NamingConvention.PASCAL_CASE]: { created: 'CreatedAt', updated: 'UpdatedAt', version: 'Version' },
};

interface DmsAttribute {
  readonly attribute: string;
  readonly type: string;
  readonly roles: string[];
  readonly format?: string;
  required?: boolean;
}

/** A model document of one model, made from what a table without models declares. */
export function declaredDocument(table: DeclaredTable, contract: Contract): ModelDocument {
  refuseTokens(table, contract);
  const attributes = new Map<string, DmsAttribute>();
  const add = (attribute: string, type: string, role: string, format?: string) => {
    const present = attributes.get(attribute);
    // A key that bears the name of a lifecycle attribute, and has another type, does not have its role.
    if (present) present.roles.push(...(present.type === type ? [role] : []));
    else attributes.set(attribute, { attribute, type, roles: [role], ...(format ? { format } : {}), required: role !== 'ttl' });
  };
  add(table.partitionKey.name, table.partitionKey.type, 'pk');
  if (table.sortKey) add(table.sortKey.name, table.sortKey.type, 'sk');
  const single = table.globalIndexes.filter((index) => partitionKeysOf(index).length === 1 && sortKeysOf(index).length <= 1);
  const indexes = [
    ...single.map((index) => ({ ...index, type: 'GSI', partition: partitionKeysOf(index)[0], sort: sortKeysOf(index)[0] })),
    ...table.localIndexes.map((index) => ({ ...index, type: 'LSI', partition: table.partitionKey, sort: index.sortKey })),
  ];
  for (const index of indexes) {
    add(index.partition.name, index.partition.type, `index_pk:${index.indexName}`);
    if (index.sort) add(index.sort.name, index.sort.type, `index_sk:${index.indexName}`);
  }
  const names = LIFECYCLE_NAMES[contract.namingConvention];
  if (contract.timestamps) {
    add(names.created, 'S', 'created_at', 'rfc3339nano');
    add(names.updated, 'S', 'updated_at', 'rfc3339nano');
  }
  if (contract.versioning) add(names.version, 'N', 'version', 'int');
  if (table.timeToLiveAttribute) add(table.timeToLiveAttribute, 'N', 'ttl', 'unix_seconds');
  refuseUntypedProjections(contract.name, indexes, attributes);
  return ModelDocument.fromObject({
    dms_version: '0.1',
    models: [
      {
        name: contract.name,
        table: { name: legalTableName(contract.name), environment_variable: contract.environmentVariable ?? null },
        keys: {
          partition: dmsKey(table.partitionKey),
          ...(table.sortKey ? { sort: dmsKey(table.sortKey) } : {}),
        },
        attributes: [...attributes.values()],
        indexes: indexes.map((index) => ({
          name: index.indexName,
          type: index.type,
          partition: dmsKey(index.partition),
          ...(index.sort ? { sort: dmsKey(index.sort) } : {}),
          projection: { type: index.projectionType ?? 'ALL', ...(index.nonKeyAttributes ? { fields: index.nonKeyAttributes } : {}) },
        })),
      },
    ],
  });
}

/** An id may be shorter than a table's name, and hold characters that such a name may not. */
function legalTableName(id: string): string {
  const legal = id.replace(/[^a-zA-Z0-9_.-]/g, '-');
  return legal.length < 3 ? `${legal}-table` : legal;
}

function refuseTokens(table: DeclaredTable, { name, environmentVariable }: Contract): void {
  const shape = JSON.stringify(tableShapeOf(table, name, undefined, undefined));
  if (Token.isUnresolved(environmentVariable) || shape.includes(JSON.stringify(UnknownValue.TEXT).slice(1, -1))) {
    const message = 'A model document cannot have names that are unknown until deployment.';
    throw findingsError(`The model document of \`${name}\``, [finding('DYN-T071', { message, path: 'toDms' })]);
  }
}

function dmsKey(key: { name: string; type: string }) {
  return { attribute: key.name, type: key.type };
}

/** A document names the type of every attribute; that of a projected one is known to models alone. */
function refuseUntypedProjections(
  name: string,
  indexes: { indexName: string; nonKeyAttributes?: string[] }[],
  attributes: Map<string, DmsAttribute>,
): void {
  const findings: Finding[] = indexes.flatMap((index) =>
    (index.nonKeyAttributes ?? [])
      .filter((attribute) => !attributes.has(attribute))
      .map((attribute) =>
        finding('DYN-T070', {
          message: `The type of \`${attribute}\`, which index \`${index.indexName}\` includes, is unknown.`,
          path: `indexes.${index.indexName}`,
          hint: 'Set the models of the table.',
        }),
      ),
  );
  if (findings.length > 0) throw findingsError(`The model document of \`${name}\``, findings);
}
