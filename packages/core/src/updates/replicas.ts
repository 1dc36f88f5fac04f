import { known, type Properties, recordsOf, sameValue, UNKNOWN } from '../cloudformation';
import { isGlobal, refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { has, isOn, isOwnRegion, isWrittenOut, regionText, replicasOf } from './parts';

/** Replicas that come and go. Regions are canonical texts, as in `replicasOf`. */
export interface ReplicaChanges {
  readonly added: string[];
  readonly removed: string[];
  /** The list or a replica in it is decided at deployment. */
  readonly unknown: boolean;
  readonly facts: TableFact[];
}

/**
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-replicas
 */
export function replicaChanges({ before, after }: TableUpdate): ReplicaChanges {
  const none = { added: [], removed: [], unknown: false, facts: [] };
  if (!isGlobal(before) || !isGlobal(after)) return none;
  const lists = [before, after].map(({ properties }) => properties.Replicas);
  if (!lists.every(isWrittenOut)) return { ...none, unknown: !sameValue(lists[0], lists[1]) };
  const [had, has_] = [before, after].map(replicasOf);
  const added = [...has_.keys()].filter((region) => !had.has(region));
  const gone = [...had.keys()].filter((region) => !has_.has(region));
  const own = gone.filter((region) => isOwnRegion(region, after));
  const removed = gone.filter((region) => !own.includes(region));
  return {
    added,
    removed,
    unknown: false,
    facts: [
      ...own.map(() =>
        refused('replica-own-region', `\`${after.label}\`: the replica in the region of the stack cannot be removed.`, {
          property: 'Replicas',
        }),
      ),
      ...removed.map((region) => removedFact(after, region, had.get(region))),
      ...added.filter((region) => has(has_.get(region), 'ResourcePolicy')).map((region) => policyFact(after, region)),
    ],
  };
}

function removedFact({ label }: TableDefinition, region: string, replica: Properties = {}): TableFact {
  if (isOn(known(replica.DeletionProtectionEnabled))) {
    const message = `The replica of \`${label}\` in ${regionText(region)} is removed, but its deletion protection is on, so the deployment fails.`;
    return refused('replica-protected', message, {
      property: 'Replicas',
      hint: 'Turn its deletion protection off in a deployment before.',
    });
  }
  return {
    rule: 'replica-removed',
    outcome: 'updated',
    message: `The replica of \`${label}\` in ${regionText(region)} is removed, so readers in that region lose the table. The items remain in the other regions.`,
    property: 'Replicas',
    hint: 'Move the readers of that region first.',
  };
}

function policyFact({ label }: TableDefinition, region: string): TableFact {
  return refused(
    'replica-policy',
    `The replica of \`${label}\` in ${regionText(region)} is new and has a resource policy, which CloudFormation accepts only in the region of the stack.`,
    { property: 'Replicas.ResourcePolicy', hint: 'Deploy the replica first, and add its ResourcePolicy in a later deployment.' },
  );
}

/** What is refused of the replicas of a new table: a policy in another region than that of the stack. */
export function createdReplicaFacts(table: TableDefinition): TableFact[] {
  if (!isGlobal(table) || !isWrittenOut(table.properties.Replicas)) return [];
  const policies = [...replicasOf(table)].filter(([, replica]) => has(replica, 'ResourcePolicy'));
  const foreign = policies.filter(([region]) => isOwnRegion(region, table) === false).map(([region]) => policyFact(table, region));
  const open = policies.filter(([region]) => isOwnRegion(region, table) === undefined).map(([region]) => region);
  const all = [...replicasOf(table).keys()];
  // One of several regions that may be the own one is; a single replica is that of the stack.
  if (open.length === 0 || all.length === 1 || all.some((region) => isOwnRegion(region, table))) {
    return [
      ...foreign,
      ...(all.some((region) => isOwnRegion(region, table)) && all.length > 1 ? open.map((region) => policyFact(table, region)) : []),
    ];
  }
  if (open.length > 1) return [...foreign, policyFact(table, open.at(-1) as string)];
  return [...foreign, { ...policyFact(table, open[0]), outcome: 'unknown' }];
}

/**
 * Each region once, that of the stack among them, and a customer key for every replica or for none.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-ssespecification
 */
export function replicaFacts(table: TableDefinition): TableFact[] {
  if (!isGlobal(table) || !isWrittenOut(table.properties.Replicas)) return [];
  const { label } = table;
  const replicas = [...replicasOf(table)];
  const regions = replicas.map(([region]) => region);
  const ownMissing = regions.length > 0 && regions.every((region) => isOwnRegion(region, table) === false && isLiteral(region));
  const total = recordsOf(table.properties.Replicas).length;
  const keyless = replicas.filter(([, replica]) => !has(replica, 'SSESpecification')).map(([region]) => regionText(region));
  return [
    ...(total > regions.length
      ? [refused('replica-regions', `\`${label}\` lists a region twice in Replicas.`, { property: 'Replicas' })]
      : []),
    ...(ownMissing
      ? [
          refused('replica-own-region', `\`${label}\` has no replica in \`${table.region}\`, the region of its stack.`, {
            property: 'Replicas',
            hint: `Add \`${table.region}\` to Replicas.`,
          }),
        ]
      : []),
    ...(keyless.length > 0 && keyless.length < replicas.length
      ? [
          refused(
            'replica-keys',
            `\`${label}\`: the replicas in ${keyless.join(', ')} have no customer managed key, but others have one.`,
            {
              property: 'Replicas.SSESpecification',
              hint: 'Set a key for every replica.',
            },
          ),
        ]
      : []),
    ...strongFacts(table, regions.length),
  ];
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html */
function strongFacts({ label, properties }: TableDefinition, replicas: number): TableFact[] {
  const witnesses = known(properties.GlobalTableWitnesses);
  if (known(properties.MultiRegionConsistency) !== 'STRONG' || witnesses === UNKNOWN) return [];
  const count = Array.isArray(witnesses) ? witnesses.length : 0;
  if (replicas < 2 || replicas + count === 3) return [];
  const message = `\`${label}\` has strong consistency, ${replicas} replicas and ${count} witnesses; it needs three replicas, or two replicas and a witness.`;
  return [refused('replicas-strong', message, { property: 'Replicas' })];
}

function isLiteral(region: string): boolean {
  return region.startsWith('"');
}
