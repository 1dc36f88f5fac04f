import { known, recordOf, recordsOf, UNKNOWN } from '../cloudformation';
import { limits, projectionProblems } from '../dynamodb';
import { refused, type TableDefinition, type TableFact } from './fact';
import { isWrittenOut } from './parts';

const lists = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'VectorIndexes'] as const;

/**
 * Names of indexes are unique over all kinds, and local indexes are five at most.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export function indexFacts({ label, properties }: TableDefinition): TableFact[] {
  const names = lists
    .flatMap((list) => recordsOf(properties[list]).map(({ IndexName }) => IndexName))
    .filter((one) => typeof one === 'string');
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
  const locals = recordsOf(properties.LocalSecondaryIndexes).length;
  return [
    ...twice.map((name) => refused('index-names', `Two indexes of \`${label}\` are named \`${name}\`.`, { hint: 'Rename one of them.' })),
    ...(locals > limits.localIndexes
      ? [
          refused('local-index-limit', `\`${label}\` has ${locals} local secondary indexes; DynamoDB allows ${limits.localIndexes}.`, {
            property: 'LocalSecondaryIndexes',
            hint: 'Change some of them to global indexes.',
          }),
        ]
      : []),
    ...projectionFacts({ label, properties }),
  ];
}

/**
 * More global indexes than the quota of an account that never asked for more: whether this one did, only AWS knows.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes
 */
export function indexQuotaFacts(
  { label, properties }: TableDefinition,
  deployed: number,
  quota: number = limits.globalIndexes,
): TableFact[] {
  const { length } = recordsOf(properties.GlobalSecondaryIndexes);
  // What is deployed shows that the quota was raised.
  if (length <= quota || deployed > limits.globalIndexes) return [];
  return [
    {
      rule: 'global-index-quota',
      outcome: 'unknown',
      message: `\`${label}\` has ${length} global secondary indexes; the quota is ${quota}, unless AWS raised it for the account.`,
      property: 'GlobalSecondaryIndexes',
      hint: `Ask AWS for a higher quota. If you have one, pass \`--index-quota ${length}\`.`,
    },
  ];
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html */
function projectionFacts({ label, properties }: TableDefinition): TableFact[] {
  let projected = 0;
  const each = lists.flatMap((list) =>
    recordsOf(properties[list]).flatMap((index, at) => {
      const says = (message: string, hint?: string) =>
        refused('projection', `The index \`${String(index.IndexName ?? at)}\` of \`${label}\` ${message}`, {
          property: `${list}[${at}].Projection`,
          ...(hint === undefined ? {} : { hint }),
        });
      if (known(index.Projection) === undefined && list !== 'VectorIndexes')
        return [says('has no Projection.', 'Set its Projection, such as `ProjectionType: ALL`.')];
      const projection = recordOf(index.Projection);
      const type = known(projection.ProjectionType) ?? 'ALL';
      const fields = projection.NonKeyAttributes;
      if (type === UNKNOWN || !isWrittenOut(fields)) return [];
      const names = Array.isArray(fields) ? fields.map(String) : [];
      if (list !== 'VectorIndexes') projected += names.length;
      const problems = projectionProblems(String(type), names, []);
      return [
        ...(problems.withoutFields ? [says('has the projection INCLUDE, but lists no attributes.')] : []),
        ...(problems.ignoredFields ? [says(`has the projection ${String(type)} and lists attributes, which only INCLUDE allows.`)] : []),
        ...(problems.repeated.length > 0 ? [says(`names \`${names[problems.repeated[0]]}\` twice in its projection.`)] : []),
      ];
    }),
  );
  if (projected <= limits.projectedByTable) return each;
  const message = `The indexes of \`${label}\` project ${projected} attributes by name; DynamoDB allows ${limits.projectedByTable} for a table.`;
  return [...each, refused('projection', message, { hint: 'Project ALL, or fewer attributes.' })];
}
