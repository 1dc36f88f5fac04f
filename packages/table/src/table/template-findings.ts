import type { TableDoor } from '@dynamorm-cdk/core/constructs';
import { type Finding, Severity, type TableShape } from '@dynamorm-cdk/model-spec';
import type { CfnGlobalTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import { declaredEncryption } from '../declaration/declared-encryption';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { replicaRegionsOf, streamViewTypeOf } from '../declaration/replica-regions';
import { policyFindings } from '../grants/policy-findings';
import type { ToldOfGrants } from '../grants/told-of-grants';
import { isAsDeclared } from '../template/as-declared';
import { hasStream, renderedTable } from '../template/rendered-table';
import { appFindings } from '../validation/app-checks';
import { indexOptionFindings } from '../validation/index-option-checks';
import { otherReplicas, refusedTable, renderedDifferences, undefinedKeys } from '../validation/rendered-checks';
import { replicaIndexFindings } from '../validation/replica-checks';
import { type DeclaredSettings, settingDifferences } from '../validation/setting-differences';

/** A table at the synthesis: how it was declared, and how its template will show it. */
export interface TableAtSynthesis {
  readonly table: TableV2;
  readonly props: DynamORMTableProps;
  readonly path: string;
  readonly declared: DeclaredTable;
  /** What the template has of it at this step of a rollout. */
  readonly present: DeclaredTable;
  readonly presentShape: () => TableShape;
  readonly granted: () => ToldOfGrants;
  readonly severity: TableDoor<unknown, unknown>['escapeHatchSeverity'];
}

/** What only the template and the rest of the app tell: changes past the construct, and what others expect of the table. */
export function templateFindings(one: TableAtSynthesis): Finding[] {
  const { table, props, declared, present } = one;
  const streamViewType = streamViewTypeOf(props);
  const regions = [Stack.of(table).region, ...replicaRegionsOf(props)];
  const settings = { tableName: props.tableName, encryption: declaredEncryption(table, props) };
  const asDeclared = isAsDeclared(table.node.defaultChild as CfnGlobalTable, { table: present, streamViewType, regions, ...settings });
  return [
    ...replicaIndexFindings(props.replicas, declared),
    ...(asDeclared ? [] : escapeHatchFindings(one, regions, settings)),
    ...indexOptionFindings(props.indexOptions, declared),
    ...appFindings(table, props, asDeclared ? streamViewType !== undefined : hasStream(table)),
    ...(asDeclared && !hasPolicyProps(table, props) ? [] : policyFindings(table.node.defaultChild as CfnGlobalTable, one.granted, props)),
  ];
}

/** Whether there can be a policy at all: to render a table costs an eighth of its synthesis. */
function hasPolicyProps(table: TableV2, { replicas, streamResourcePolicy }: DynamORMTableProps): boolean {
  const { streamResourcePolicy: ofStream } = table as { streamResourcePolicy?: unknown };
  return Boolean(table.resourcePolicy ?? streamResourcePolicy ?? ofStream ?? replicas?.some((one) => one.resourcePolicy));
}

function escapeHatchFindings(
  { table, path, presentShape, severity: asked }: TableAtSynthesis,
  regions: string[],
  settings: DeclaredSettings,
): Finding[] {
  const rendered = renderedTable(table, path);
  if (!rendered) return [];
  const severity = asked === 'error' ? Severity.ERROR : Severity.WARNING;
  return [
    ...renderedDifferences(presentShape(), rendered.shape, severity, 'made here'),
    ...refusedTable(rendered.facts),
    ...undefinedKeys(rendered.missingDefinitions),
    ...otherReplicas(rendered, regions, severity, 'replicas'),
    ...settingDifferences(table, rendered.properties(), settings, severity),
  ];
}
