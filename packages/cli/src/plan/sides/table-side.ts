import type { MissingDefinition, Properties, TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import type { TableRollout, TableShape } from '@dynamorm-cdk/model-spec';
import type { DeployedTable } from '../../deployed/describe-table';
import type { StackTable } from '../../deployed/stack-tables';
import type { NamedTable, NestedStack } from '../../tables/found-table';
import type { Resource } from '../../template/parse-template';
import type { ReplicaResource } from '../../template/replica-resources';
import type { TemplateTable } from '../../template/template-table';
import type { StackPlace, TemplateKind } from '../../template/template-values';
import { type LiveState, liveState } from './live-state';

/** Where tables come from. */
export type SourceKind = 'file' | 'assembly' | 'stack' | 'table';

/** Where a table is deployed. */
export type DeployedPlace = Pick<TableRollout, 'account' | 'region' | 'stack' | 'tableName'>;

/** A table on one side of a plan, in the words of CloudFormation. */
export interface TableSide extends NamedTable {
  readonly source: SourceKind;
  /** Such as `AWS::DynamoDB::Table`; of a deployed table that was named alone it is not known. */
  readonly type?: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  readonly properties: Properties;
  readonly shape: TableShape;
  /** The keys are known. */
  readonly comparable: boolean;
  /** Key attributes that have no definition. */
  readonly missingDefinitions?: MissingDefinition[];
  /** Names of its vector indexes, as far as they are known. */
  readonly vectorIndexes?: string[];
  /** DynamoDB describes it: its name and settings are facts. */
  readonly deployed: boolean;
  /** Whether what its resource says of deletion and replacement is known. */
  readonly policiesKnown: boolean;
  readonly condition?: unknown;
  /** Attributes of its resource that CloudFormation does not have. */
  readonly unknownAttributes?: string[];
  /** Its policies must be texts: no transform of its template works functions out. */
  readonly textPolicies?: boolean;
  /** Of a table that leaves: the outermost nested stack that leaves with it. */
  readonly leavesWith?: NestedStack;
  readonly deletionPolicy?: unknown;
  readonly updateReplacePolicy?: unknown;
  /** Where the table is deployed; of a template nobody knows. */
  readonly place?: DeployedPlace;
  /** Indexes that are not active. */
  readonly building: string[];
  /** What the expressions of a template are worked out with. */
  readonly values?: TemplateValues;
  /** Of a table that is new: the parameters that its stack had before. They keep their values. */
  readonly keptParameters?: Properties;
  /** Who wrote its template. */
  readonly kind?: TemplateKind;
  /** Where its stack is deployed, as far as the template or the stack says it. */
  readonly stackPlace?: StackPlace;
  readonly replicaResources?: ReplicaResource[];
  /** What DynamoDB is doing with it at the moment. */
  readonly live?: LiveState;
  /** Of a deployed table: its properties are those of its stack's template, so all of them can be compared. */
  readonly templateRead?: boolean;
}

/** The stack that is deployed: nested ones go with it. */
export function rootOf({ nested, scope }: NamedTable): string {
  return nested?.[0]?.parent ?? scope;
}

export function sideOfTemplate(table: TemplateTable, source: SourceKind): TableSide {
  const { resource, ...named } = table;
  return {
    ...named,
    source,
    type: resource.Type,
    properties: resource.Properties ?? {},
    deployed: false,
    policiesKnown: true,
    condition: resource.Condition,
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
    building: [],
  };
}

/** DescribeTable has the words of CloudFormation for keys and indexes, and others for some settings. */
export function sideOfDeployed(table: StackTable, deployed: DeployedTable, source: SourceKind, resource?: Resource): TableSide {
  const { description, shape } = deployed;
  const { physicalName, ...named } = table;
  const encryption = description.SSEDescription;
  const stream = description.StreamSpecification;
  return {
    ...named,
    source,
    shape,
    comparable: true,
    deployed: true,
    policiesKnown: resource !== undefined,
    deletionPolicy: resource?.DeletionPolicy,
    updateReplacePolicy: resource?.UpdateReplacePolicy,
    properties: {
      TableName: physicalName,
      KeySchema: description.KeySchema,
      AttributeDefinitions: description.AttributeDefinitions,
      GlobalSecondaryIndexes: description.GlobalSecondaryIndexes ?? [],
      LocalSecondaryIndexes: description.LocalSecondaryIndexes ?? [],
      BillingMode: description.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
      DeletionProtectionEnabled: description.DeletionProtectionEnabled ?? false,
      TableClass: description.TableClassSummary?.TableClass ?? 'STANDARD',
      ...(stream?.StreamEnabled ? { StreamSpecification: { StreamViewType: stream.StreamViewType } } : {}),
      ...(encryption?.Status === 'ENABLED' ? { SSESpecification: { SSEEnabled: true, SSEType: encryption.SSEType } } : {}),
      ...(shape.timeToLiveAttribute === undefined
        ? {}
        : { TimeToLiveSpecification: { Enabled: true, AttributeName: shape.timeToLiveAttribute } }),
      ...(description.VectorIndexes ? { VectorIndexes: description.VectorIndexes.map(vectorIndexOf) } : {}),
      Replicas: replicasOf(description),
    },
    place: placeOf(description.TableArn, source === 'stack' ? named.scope : undefined, physicalName),
    live: liveState(deployed),
    building: (description.GlobalSecondaryIndexes ?? [])
      .filter(({ IndexStatus }) => IndexStatus !== undefined && IndexStatus !== 'ACTIVE')
      .map(({ IndexName = '' }) => IndexName),
  };
}

/** The region of a table; DynamoDB Local is in none. */
export function regionOf(arn: string | undefined): string | undefined {
  const region = arn?.split(':')[3];
  return region === '' || region === 'ddblocal' ? undefined : region;
}

/** `arn:aws:dynamodb:<region>:<account>:table/<name>` */
function placeOf(arn: string | undefined, stack: string | undefined, tableName: string): DeployedPlace {
  const [, , , region, account] = arn?.split(':') ?? [];
  return { ...(account ? { account } : {}), ...(region ? { region } : {}), ...(stack === undefined ? {} : { stack }), tableName };
}

/** The region that is asked is a replica too, whether DynamoDB lists it or not. */
function replicasOf({ Replicas: listed = [], TableArn: arn }: DeployedTable['description']): Properties[] {
  const own = regionOf(arn) ?? { Ref: 'AWS::Region' };
  const others = new Set(listed.map(({ RegionName }) => RegionName).filter((region) => region !== undefined && region !== own));
  return [own, ...others].map((Region) => ({ Region }));
}

function vectorIndexOf(index: NonNullable<DeployedTable['description']['VectorIndexes']>[number]): Properties {
  const { IndexName, SearchSchema, Projection, VectorAttribute, Dimensions, DistanceFunction } = index;
  return { IndexName, SearchSchema, Projection, VectorAttribute, Dimensions, DistanceFunction };
}
