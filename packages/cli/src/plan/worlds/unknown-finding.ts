import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { type NamedTable, placeOf } from '../../tables/found-table';

/** Says of what the outcome depends that only a deployment knows. */
export function unknownFinding(table: NamedTable, what: string): Finding {
  return finding('DYN-C310', { message: `Unknown until deployment of \`${table.label}\`: ${what}.`, ...placeOf(table) });
}
