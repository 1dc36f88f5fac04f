import { jsonEntry, jsonText } from '@dynamorm-cdk/core/diagnostics';
import type { Finding, RolloutState } from '@dynamorm-cdk/model-spec';
import type { TablePlan } from '../sides/table-plan';

/** The plans for programs, as `schema/plan.schema.json` describes them. */
export function renderPlanJson(plans: TablePlan[], state: RolloutState | undefined, valid: boolean, findings: Finding[]): string {
  return jsonText({
    valid,
    tables: plans.map(({ table, type, outcome, dataLoss, deployments }) => ({ table, type, outcome, dataLoss, deployments })),
    ...(state === undefined
      ? {}
      : { rollouts: state.rollouts.map(({ table, step, plan }) => ({ table, step, waves: plan.waves.length })) }),
    findings: findings.map((one) => jsonEntry(one)),
  });
}
