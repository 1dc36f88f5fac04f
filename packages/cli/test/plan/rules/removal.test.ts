import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { expect, test } from 'vitest';
import { planRemoval } from '../../../src/plan/rules/removal';
import { deployed, properties, side, TABLE } from '../templates';

const removed = (resource: Properties, more: Properties = {}) => planRemoval(side(properties({ more }), resource));

test.each<[string, Properties, Properties, string, string, boolean]>([
  ['no policy', {}, {}, 'deleted', 'DYN-C303', true],
  ['Delete', { DeletionPolicy: 'Delete' }, {}, 'deleted', 'DYN-C303', true],
  ['Retain', { DeletionPolicy: 'Retain' }, {}, 'retained', 'DYN-C304', false],
  ['RetainExceptOnCreate', { DeletionPolicy: 'RetainExceptOnCreate' }, {}, 'retained', 'DYN-C304', false],
  ['Retain of a protected table', { DeletionPolicy: 'Retain' }, { DeletionProtectionEnabled: true }, 'retained', 'DYN-C304', false],
  ['protection', { Type: TABLE }, { DeletionProtectionEnabled: true }, 'refused', 'DYN-C305', false],
  ['protection of a replica', {}, { Replicas: [{ Region: 'a', DeletionProtectionEnabled: true }] }, 'refused', 'DYN-C305', false],
  ['protection that is unknown', {}, { DeletionProtectionEnabled: { Ref: 'Protect' } }, 'deleted', 'DYN-C303', true],
])('%s', (_, resource, more, outcome, code, dataLoss) => {
  expect(removed(resource, more)).toMatchObject({ outcome, dataLoss, findings: [{ code }] });
});

test.each([planRemoval(deployed(properties())), removed({ DeletionPolicy: { Ref: 'Policy' } })])(
  'a policy that is not known is said so',
  (plan) => {
    expect(plan.findings[0].message).toContain('unless its DeletionPolicy, which is not known here, retains it');
  },
);
