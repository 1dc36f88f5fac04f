import type { TableDoor } from '@dynamorm-cdk/core/constructs';
import { type Finding, Severity, type TableShape } from '@dynamorm-cdk/model-spec';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { replicaRegionsOf } from '../declaration/replica-regions';
import { hasAwsManagedKey } from '../grants/aws-managed-key';
import { policyFindings, publicFindings } from '../grants/encryption-findings';
import { hasStream, renderedTable } from '../template/rendered-table';
import { appFindings } from '../validation/app-checks';
import { indexOptionFindings } from '../validation/index-option-checks';
import { refusedTable, renderedDifferences, undefinedKeys, unknownReplicas } from '../validation/rendered-checks';
import { replicaIndexFindings } from '../validation/replica-checks';

/** A table at the synthesis: how it was declared, and how its template will show it. */
export interface TableAtSynthesis {
  readonly table: TableV2;
  readonly props: DynamORMTableProps;
  readonly path: string;
  readonly declared: DeclaredTable;
  readonly presentShape: TableShape;
  readonly severity: TableDoor<unknown, unknown>['escapeHatchSeverity'];
}

/** What only the template and the rest of the app tell: changes past the construct, and what others expect of the table. */
export function templateFindings(one: TableAtSynthesis): Finding[] {
  const { table, props, declared } = one;
  return [
    ...escapeHatchFindings(one),
    ...indexOptionFindings(props.indexOptions, declared),
    ...appFindings(table, props, hasStream(table)),
    ...publicFindings(table, 'resourcePolicy', props.resourcePolicy),
    ...(props.resourcePolicy && hasAwsManagedKey(table) ? policyFindings(table, props.resourcePolicy, Stack.of(table).account) : []),
  ];
}

function escapeHatchFindings({ table, props, path, declared, presentShape, severity: asked }: TableAtSynthesis): Finding[] {
  const names = declared.globalIndexes.map((index) => index.indexName);
  const ofReplicas = replicaIndexFindings(props.replicas ?? [], names);
  const rendered = renderedTable(table, path);
  if (!rendered) return ofReplicas;
  const severity = asked === 'error' ? Severity.ERROR : Severity.WARNING;
  return [
    ...ofReplicas,
    ...renderedDifferences(presentShape, rendered.shape, severity, 'made here'),
    ...refusedTable(rendered.facts),
    ...undefinedKeys(rendered.missingDefinitions),
    ...unknownReplicas(rendered.regions, [Stack.of(table).region, ...replicaRegionsOf(props)], severity, 'replicas'),
  ];
}
