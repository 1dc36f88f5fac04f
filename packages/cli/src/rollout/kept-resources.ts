import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { type Properties, recordOf, recordsOf, sameValue } from '@dynamorm-cdk/core/cloudformation';

/** Types whose resources are tables. */
export const tableTypes = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/**
 * Resources that a change set lists and that stay as they are, or are changed in place. CloudFormation says of a table with a new attribute that it
 * may be replaced, and then the same of everything that refers to the table: what follows from a table that stays does not happen.
 */
export function keptResources(changes: ResourceChange[]): Set<string> {
  const kept = new Set<string>();
  for (let before = -1; before < kept.size; ) {
    before = kept.size;
    for (const change of changes) if (isKept(change, kept)) kept.add(change.LogicalResourceId ?? '');
  }
  return kept;
}

/** What a change does to a resource by itself: what follows from resources that are kept is left out. */
export function ownDetails({ Details: details = [] }: ResourceChange, kept: ReadonlySet<string>): ResourceChangeDetail[] {
  return details.filter(({ Evaluation: evaluation, CausingEntity: cause = '', ChangeSource: source }) => {
    const follows = source === 'ResourceAttribute' || source === 'ResourceReference';
    return !(evaluation === 'Dynamic' && follows && kept.has(cause.split('.')[0]));
  });
}

function isKept(change: ResourceChange, kept: ReadonlySet<string>): boolean {
  const { Action: action, Replacement: replacement, ResourceType: type = '' } = change;
  if (action !== 'Modify') return false;
  if (replacement === 'False') return true;
  if (replacement !== 'Conditional') return false;
  if (tableTypes.includes(type)) return keepsTable(change);
  return ownDetails(change, kept).every(({ Target: target }) => target?.RequiresRecreation === 'Never');
}

/**
 * Attributes may be defined and forgotten without a replacement, and CloudFormation says no more than that there may be one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-attributedefinitions
 */
function keepsTable({ BeforeContext: before, AfterContext: after }: ResourceChange): boolean {
  const [had, has] = [tableProperties(before), tableProperties(after)];
  if (!had || !has) return false;
  const types = (properties: Properties) =>
    new Map(recordsOf(properties.AttributeDefinitions).map(({ AttributeName: name, AttributeType: type }) => [name, type]));
  const [old, fresh] = [types(had), types(has)];
  return (
    ['TableName', 'KeySchema', 'LocalSecondaryIndexes'].every((name) => sameValue(had[name], has[name])) &&
    [...old].every(([name, type]) => !fresh.has(name) || fresh.get(name) === type)
  );
}

/** The properties of a table that a change set shows; undefined where it shows none. */
export function tableProperties(context: string | undefined): Properties | undefined {
  if (context === undefined) return undefined;
  try {
    const properties = recordOf((JSON.parse(context) as Properties).Properties);
    return recordsOf(properties.KeySchema).length === 0 ? undefined : properties;
  } catch {
    return undefined;
  }
}
