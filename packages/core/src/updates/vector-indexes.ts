import { canonical, known, type Properties, recordsOf, sameValue, UNKNOWN } from '../cloudformation';
import { refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { byName, isWrittenOut } from './parts';
import { billingMode } from './throughput';

/**
 * Vector indexes are made for tables that are billed on demand.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-vectorindex.html
 */
export function vectorFacts(table: TableDefinition): TableFact[] {
  const { label, properties } = table;
  if (recordsOf(properties.VectorIndexes).length === 0 || billingMode(table) !== 'PROVISIONED') return [];
  const message = `\`${label}\` has vector indexes and the billing mode PROVISIONED; DynamoDB allows them only with PAY_PER_REQUEST.`;
  return [refused('vector-billing', message, { property: 'VectorIndexes', hint: 'Set BillingMode to PAY_PER_REQUEST.' })];
}

/** Vector indexes that come and go. */
export interface VectorChanges {
  readonly created: string[];
  readonly deleted: string[];
  /** The list or a name in it is decided at deployment. */
  readonly unknown: boolean;
  readonly facts: TableFact[];
}

/** A vector index is created and deleted, one in an update, and never updated. */
export function vectorChanges({ before, after }: TableUpdate): VectorChanges {
  const lists = [before, after].map(({ properties }) => properties.VectorIndexes);
  const [had, has] = lists.map((list) => byName(list));
  if (!lists.every((list) => isWrittenOut(list) && recordsOf(list).every(({ IndexName }) => typeof IndexName === 'string'))) {
    return { created: [], deleted: [], unknown: !sameValue(lists[0], lists[1]), facts: [] };
  }
  const changed = [...has].filter(([name, index]) => had.has(name) && !sameValue(definitionOf(had.get(name)), definitionOf(index)));
  return {
    created: [...has.keys()].filter((name) => !had.has(name)),
    deleted: [...had.keys()].filter((name) => !has.has(name)),
    unknown: false,
    facts: changed.map(([name, index]) => changeFact(after.label, name, had.get(name) ?? {}, index)),
  };
}

/** The order of attributes in a projection or in a search schema means nothing. */
function definitionOf(index: Properties = {}): unknown {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(sorted).sort((one, other) => (canonical(one) < canonical(other) ? -1 : 1)) : value;
  return Object.fromEntries(
    Object.entries(index).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]))
        : sorted(value),
    ]),
  );
}

function changeFact(label: string, name: string, had: Properties, has: Properties): TableFact {
  const names = [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((one) => !sameValue(had[one], has[one]));
  const unknown = names.every((one) => known(had[one]) === UNKNOWN || known(has[one]) === UNKNOWN);
  return {
    rule: 'vector-index-changed',
    outcome: unknown ? 'unknown' : 'refused',
    message: `The vector index \`${name}\` of \`${label}\` changes in ${names.join(', ')}; a vector index can only be created and deleted.`,
    property: 'VectorIndexes',
    hint: 'Add an index under another name, wait until it is active, and remove the old one in a later deployment.',
  };
}
