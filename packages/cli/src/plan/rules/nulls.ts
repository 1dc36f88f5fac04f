import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { refusedPlan, type TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/**
 * A plan with what CloudFormation says to null in the properties of the new template: it refuses it wherever it stands.
 *
 * @param written the table as its template has it
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function withNulls(plan: TablePlan, written: TableSide): TablePlan {
  const found = nullsIn(written.properties, '').map((property) => nullFinding(written, property));
  return found.length === 0 ? plan : refusedPlan(plan, [...plan.findings, ...found]);
}

function nullsIn(value: unknown, place: string): string[] {
  if (value === null) return [place];
  if (typeof value !== 'object') return [];
  const at = (key: string): string => (Array.isArray(value) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`);
  return Object.entries(value).flatMap(([key, part]) => nullsIn(part, at(key)));
}

function nullFinding(table: TableSide, property: string): Finding {
  const { file, path } = placeOf(table);
  return finding('DYN-C302', {
    message: `The property ${property} of \`${table.label}\` is null, which CloudFormation refuses.`,
    hint: 'Remove it, or give it a value. In YAML, a key with nothing behind it is null.',
    ...(file === undefined ? {} : { file }),
    ...(path === undefined ? {} : { path: `${path}.Properties.${property}` }),
  });
}
