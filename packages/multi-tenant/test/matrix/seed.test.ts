import { expect, test } from 'vitest';
import { TenantPlacement } from '../../src';
import type { Policies } from '../policy/evaluate';
import { INDEXES, REGIONS } from '../policy/world';
import { admits } from './admission';
import { DESIGNS, deploy } from './designs';
import { EVERYTHING } from './later';
import { runMatrix } from './run-matrix';

/** The policy that people copy: one Allow with ForAllValues, on the table and its tenant index. */
const COPIED: Policies = {
  identity: [
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['Query', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`),
          Resource: [
            `arn:aws:dynamodb:${REGIONS[0]}:111111111111:table/docs`,
            `arn:aws:dynamodb:${REGIONS[0]}:111111111111:table/docs/index/${INDEXES.tenant}`,
          ],
          Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/TenantID}'] } },
        },
      ],
    },
  ],
};
const TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);

/** Numbers of calls: what the README shows side by side. */
test('the copied policy and ours, on a table with a tenant index', () => {
  const design = DESIGNS.find(({ isolation }) => isolation.placement === TenantPlacement.INDEX);
  if (!design) throw new Error('no design with a tenant index');
  const deployed = deploy(design, 'read');
  const options = {
    granted: deployed.granted,
    admitted: (tenant: string) => admits(deployed.trust, tenant),
    // Nobody knows the index that nobody declared, and calls that AWS gives a key always have one.
    except: (call: { name: string }) => call.name.includes(' on undeclared index ') || call.name.includes(' without leading key '),
  };
  const numbers = (policies: Policies) => {
    const { calls, leaks, missed } = runMatrix(design.world, policies, options);
    return { calls, leaks: leaks.length, missed: missed.length };
  };
  expect({
    copied: numbers(COPIED),
    copiedAndMore: numbers(EVERYTHING.attach(COPIED, TABLES)),
    ours: numbers(deployed.policies),
    oursAndMore: numbers(EVERYTHING.attach(deployed.policies, TABLES)),
  }).toEqual({
    copied: { calls: 32_804, leaks: 352, missed: 3 },
    copiedAndMore: { calls: 32_804, leaks: 32_154, missed: 0 },
    ours: { calls: 32_804, leaks: 0, missed: 0 },
    oursAndMore: { calls: 32_804, leaks: 0, missed: 0 },
  });
});
