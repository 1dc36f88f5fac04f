import { describe, expect, test } from 'vitest';
import { ByTenantIndex } from '../../src/isolation/by-tenant-index';
import { evaluate, type Policies } from '../policy/evaluate';
import { RequestContext } from '../policy/request-context';
import { simulate } from '../policy/simulate';
import { arnOf, INDEXES, REGIONS } from '../policy/world';
import { DESIGNS, deploy } from './designs';
import { EVERYTHING } from './later';

const design = DESIGNS.find(({ isolation: { _design } }) => _design instanceof ByTenantIndex && _design.shards === 3);
if (!design) throw new Error('no design with three shards');
const shipped = deploy(design, 'read').policies;
const tables = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);

/** A Query of one key of the tenant index, judged by both evaluators. */
function query(policies: Policies, tenant: string | undefined, key: string): string {
  const context = new RequestContext({
    'dynamodb:LeadingKeys': [key],
    ...(tenant === undefined ? {} : { 'aws:PrincipalTag/TenantID': tenant }),
  });
  const question = {
    action: 'dynamodb:Query',
    resource: arnOf(design?.world as never, REGIONS[0], 'docs', `index/${INDEXES.tenant}`),
    context,
  };
  const [ours, theirs] = [evaluate(policies, question), simulate(policies, question)];
  return ours === theirs ? ours : `${ours}, but another evaluator says ${theirs}`;
}

describe.each([
  ['as shipped', shipped],
  ['once dynamodb:* is attached', EVERYTHING.attach(shipped, tables)],
])('%s', (_, policies) => {
  test.each(['acme#0', 'acme#1', 'acme#2'])('acme reads its shard %s', (key) => {
    expect(query(policies, 'acme', key)).toBe('allowed');
  });

  test.each([
    ['acme2', 'acme2#0'],
    ['ac', 'ac#0'],
    ['ACME', 'ACME#0'],
    ['acme:eu', 'acme:eu#0'],
    ['globex', 'globex#2'],
  ])('the shards of %s are read by %s alone', (owner, key) => {
    expect(query(policies, 'acme', key)).not.toBe('allowed');
    expect(query(policies, undefined, key)).not.toBe('allowed');
    expect(query(policies, owner, key)).toBe('allowed');
  });

  test.each([
    ['acme', 'the tenant without a shard'],
    ['acme#', 'no number'],
    ['acme#3', 'a shard that there is not'],
    ['acme#00', 'a number spelled otherwise'],
    ['acme#0#1', 'the shard of an id that no tag can hold'],
    ['acme#1#0', 'the shard of another such id'],
    ['#0', 'the shard of nobody'],
  ])('acme does not read %s: %s', (key) => {
    expect(query(policies, 'acme', key)).not.toBe('allowed');
  });

  test('nobody reads the shard of nobody', () => {
    expect(query(policies, undefined, '#0')).not.toBe('allowed');
    expect(evaluateEmpty(policies)).not.toBe('allowed');
  });
});

/** The other evaluator takes an empty tag for a missing one. */
function evaluateEmpty(policies: Policies): string {
  const resource = arnOf(design?.world as never, REGIONS[0], 'docs', `index/${INDEXES.tenant}`);
  const context = new RequestContext({ 'dynamodb:LeadingKeys': ['#0'], 'aws:PrincipalTag/TenantID': '' });
  return evaluate(policies, { action: 'dynamodb:Query', resource, context });
}

test('with the conditions gone, the other shards are read: the denials above could fail', () => {
  const open: Policies = { identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }] }] };
  expect(query(open, 'acme', 'acme2#0')).toBe('allowed');
  expect(query(open, 'acme', 'acme#3')).toBe('allowed');
});
