import { describe, expect, test } from 'vitest';
import { deploy, DESIGNS } from './designs';
import { runMatrix } from './run-matrix';
import { isTagValue } from './tenants';

describe.each(DESIGNS)('$name', (design) => {
  test.each(design.grants)('%s: nothing foreign is open, nothing own is missed', (grant) => {
    const { policies, granted } = deploy(design, grant);
    const outcome = runMatrix(design.world, policies, { granted, admitted: (tenant) => tenant !== '' && isTagValue(tenant) });
    console.log(outcome.calls, outcome.questions, outcome.leaks.length, outcome.missed.length);
    expect(outcome.leaks.slice(0, 5)).toEqual([]);
    expect(outcome.missed.slice(0, 5)).toEqual([]);
  });
});
