import { type Kinds, kinds, shapeKind } from '@dynamorm-cdk/core/kinds';
import { findingsError } from '../findings/findings';
import { kindFinding } from '../findings/kind-findings';
import { CONTRACT, findingsIn } from '../validation/prop-kinds';
import { withoutNulls } from '../validation/stated-props';
import type { ExistingTableProps } from './existing-table-props';

const EXISTING: Kinds<ExistingTableProps> = {
  ...CONTRACT,
  table: kinds.made('a table, such as TableV2.fromTableName(scope, id, name)', 'tableArn'),
  shape: shapeKind,
  replicaRegions: kinds.listOf(kinds.text, 'a list of regions'),
};

/** What the props of an existing table state, which cannot be missing. Values of another kind are refused, all at once. */
export function statedExistingProps(path: string, given: ExistingTableProps): ExistingTableProps {
  const props = withoutNulls(given);
  const missing = props.table ? [] : EXISTING.table(props.table, 'table').map(kindFinding);
  const findings = [...missing, ...findingsIn(EXISTING, props)];
  if (findings.length > 0) throw findingsError(`DynamORMTable \`${path}\``, findings);
  return props;
}
