import { recordsOf } from '@dynamorm-cdk/core/cloudformation';
import {
  createdReplicaFacts,
  indexQuotaFacts,
  isOpenEnded,
  newPropertyFacts,
  sourceFacts,
  streamPolicyFacts,
  tableFacts,
} from '@dynamorm-cdk/core/updates';
import { definitionFindings } from '../../tables/missing-definitions';
import type { Judgement, TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { definitionOf, factFinding } from './facts';

/** A table that is new has no waves: it is created with all its indexes at once. */
export function planNewTable(to: TableSide, { indexQuota }: Judgement = {}): TablePlan {
  const table = definitionOf(to);
  const facts = [
    ...tableFacts(table),
    ...indexQuotaFacts(table, 0, indexQuota),
    ...createdReplicaFacts(table),
    ...streamPolicyFacts(table),
    ...sourceFacts(table),
    ...(isOpenEnded(table) ? [] : newPropertyFacts(table)),
  ];
  const missing = to.properties.GlobalTableSourceArn === undefined && !isOpenEnded(to) ? definitionFindings(to) : [];
  const findings = [...missing, ...facts.map((fact) => factFinding(to, fact))];
  const common = { table: to.label, type: to.type, to, dataLoss: false, findings };
  if (missing.length > 0 || facts.some(({ outcome }) => outcome === 'refused')) return { ...common, outcome: 'refused', deployments: [] };
  const deployments = [{ changes: [{ kind: 'create-table' as const, subject: to.label, detail: withIndexes(to) }] }];
  return { ...common, outcome: facts.some(isOpen) ? 'unknown' : 'created', deployments };
}

/** The quota and the account of a policy do not change what happens to the table, only whether it works. */
function isOpen({ outcome, rule }: { readonly outcome: string; readonly rule: string }): boolean {
  return outcome === 'unknown' && rule !== 'global-index-quota' && rule !== 'foreign-principal';
}

function withIndexes({ shape, properties }: TableSide): string {
  const count = (shape.indexes?.length ?? 0) + recordsOf(properties.VectorIndexes).length;
  return count === 0 ? 'without indexes' : `with ${count === 1 ? 'its index' : `all its ${count} indexes at once`}`;
}
