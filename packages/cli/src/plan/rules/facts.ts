import type { FactRule, TableDefinition, TableFact } from '@dynamorm-cdk/core/updates';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { TableSide } from '../sides/table-side';

/** The code of each fact. */
const codes = {
  'billing-change': 'DYN-C302',
  'change-frequency': 'DYN-C313',
  consistency: 'DYN-C351',
  'definition-twice': 'DYN-C337',
  'definition-unused': 'DYN-C337',
  'disassociation-protection': 'DYN-C353',
  form: 'DYN-C361',
  'foreign-principal': 'DYN-C354',
  'global-index-quota': 'DYN-C341',
  'index-names': 'DYN-C340',
  'key-order': 'DYN-C338',
  'live-state': 'DYN-C356',
  'local-index-keys': 'DYN-C338',
  'local-index-limit': 'DYN-C340',
  'null-value': 'DYN-C302',
  projection: 'DYN-C339',
  'property-unknown': 'DYN-C355',
  'protection-off': 'DYN-C331',
  'recovery-off': 'DYN-C332',
  'replica-keys': 'DYN-C302',
  'replica-own-region': 'DYN-C302',
  'replica-policy': 'DYN-C348',
  'replica-protected': 'DYN-C305',
  'replica-regions': 'DYN-C349',
  'replica-removed': 'DYN-C350',
  'replica-stream': 'DYN-C347',
  'replicas-strong': 'DYN-C349',
  'resource-name': 'DYN-C359',
  'source-table': 'DYN-C352',
  'stream-changed': 'DYN-C312',
  'stream-fixed': 'DYN-C302',
  'stream-new': 'DYN-C335',
  'stream-policy': 'DYN-C348',
  'throughput-missing': 'DYN-C336',
  'throughput-surplus': 'DYN-C336',
  'time-to-live-gone': 'DYN-C344',
  'time-to-live-off-another': 'DYN-C345',
  'time-to-live-waits': 'DYN-C346',
  'vector-billing': 'DYN-C343',
  'vector-index-changed': 'DYN-C343',
  'warm-throughput-gone': 'DYN-C342',
  'warm-throughput-lowered': 'DYN-C342',
} as const satisfies Record<FactRule, Parameters<typeof finding>[0]>;

/** A fact as a finding. An outcome that is unknown is a warning, whatever its code weighs otherwise. */
export function factFinding(table: TableSide, { rule, outcome, message, property, hint }: TableFact): Finding {
  const { file, path } = placeOf(table);
  return finding(codes[rule], {
    ...(outcome === 'unknown' ? { severity: Severity.WARNING } : {}),
    message,
    ...(file === undefined ? {} : { file }),
    ...(path === undefined ? {} : { path: property === undefined ? path : `${path}.Properties.${property}` }),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** A table as facts see it. */
export function definitionOf({ label, type, properties, stackPlace = {}, place = {} }: TableSide): TableDefinition {
  const region = stackPlace.region ?? place.region;
  const account = stackPlace.account ?? place.account;
  return { label, type, properties, ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
}
