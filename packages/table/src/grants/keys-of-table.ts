import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct, IConstruct } from 'constructs';

/** What a `Table` or `TableV2` of this app knows of its keys; an imported one may know the first. */
interface Encrypted {
  readonly encryptionKey?: IKey;
  readonly encryption?: { readonly replicaKeyArns?: { readonly [region: string]: string } };
}

/** The customer key of a table in its own region, where the table knows it. */
export function keyOfTable(table: IConstruct): IKey | undefined {
  return (table as Encrypted).encryptionKey;
}

/** The customer key of a replica of a table of this app. */
export function keyOfReplica(scope: Construct, table: IConstruct, region: string): IKey | undefined {
  const arn = (table as Encrypted).encryption?.replicaKeyArns?.[region];
  const id = `ReplicaKey-${region}`;
  return arn === undefined ? undefined : ((scope.node.tryFindChild(id) as IKey | undefined) ?? Key.fromKeyArn(scope, id, arn));
}
