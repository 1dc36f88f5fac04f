import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { Authorization, Policies, Verdict } from './evaluate';

/**
 * The verdict of an evaluator that is none of ours, about the same question.
 *
 * Known differences, each pinned in evaluate.test.ts: an empty tag, a negated operator whose variable has no value, and the escapes
 * `${*}`, `${?}`, `${$}` under StringEquals. AWS documents what ours does.
 */
export function simulate(policies: Policies, request: Authorization): Verdict {
  return verdict(runUnsafeSimulation(simulation(policies, request), {}));
}

/** The same, with a table policy, which only the validating entry point takes. */
export async function simulateWithTablePolicy(policies: Policies, request: Authorization): Promise<Verdict> {
  const results = await runSimulation(simulation(policies, request), {});
  if (results.resultType === 'error') throw new Error(JSON.stringify(results.errors));
  return verdict(results.overallResult);
}

function simulation(policies: Policies, request: Authorization): Simulation {
  return {
    request: {
      principal: policies.sessionArn ?? 'arn:aws:sts::111111111111:assumed-role/tenant/session',
      action: request.action,
      resource: { resource: request.resource, accountId: '111111111111' },
      contextVariables: { ...request.context.entries },
    },
    identityPolicies: policies.identity.map(named),
    resourcePolicy: policies.resource,
    permissionBoundaryPolicies: policies.boundary ? [named(policies.boundary, 0)] : undefined,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

function named(policy: unknown, i: number) {
  return { name: `policy${i}`, policy };
}

function verdict(result: string): Verdict {
  if (result === 'Allowed') return 'allowed';
  return result === 'ExplicitlyDenied' ? 'explicitly denied' : 'not allowed';
}
