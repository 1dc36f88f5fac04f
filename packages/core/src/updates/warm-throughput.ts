import { type Properties, recordOf } from '../cloudformation';
import { refused, type TableFact, type TableUpdate } from './fact';
import { byName, has, numberOf } from './parts';

/**
 * Warm throughput is raised, never lowered. DynamoDB raises it by itself too, so a template may be below what is there.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html
 */
export function warmThroughputFacts({ before, after }: TableUpdate): TableFact[] {
  const [had, wants] = [before, after].map(({ properties }) => byName(properties.GlobalSecondaryIndexes));
  return [
    ...compare(`\`${after.label}\``, '', before.properties, after.properties),
    ...[...wants].flatMap(([name, index]) => {
      const old = had.get(name);
      return old === undefined ? [] : compare(`the index \`${name}\` of \`${after.label}\``, 'GlobalSecondaryIndexes.', old, index);
    }),
  ];
}

function compare(name: string, path: string, before: Properties, after: Properties): TableFact[] {
  const property = `${path}WarmThroughput`;
  const [had, wants] = [before, after].map((side) => recordOf(side.WarmThroughput));
  if (has(before, 'WarmThroughput') && !has(after, 'WarmThroughput')) {
    const message = `The warm throughput of ${name} is removed from the template. It is unknown whether CloudFormation keeps it or refuses the change.`;
    return [
      {
        rule: 'warm-throughput-gone',
        outcome: 'unknown',
        message,
        property,
        hint: 'Keep it in the template, because it cannot be lowered.',
      },
    ];
  }
  return ['ReadUnitsPerSecond', 'WriteUnitsPerSecond'].flatMap((unit) => {
    const [old, now] = [numberOf(had[unit]), numberOf(wants[unit])];
    if (old === undefined || now === undefined || now >= old) return [];
    const message = `The warm throughput of ${name} changes from ${old} to ${now} ${unit}; DynamoDB can only raise it.`;
    return [refused('warm-throughput-lowered', message, { property: `${property}.${unit}`, hint: `Keep ${old} or more.` })];
  });
}
