import { type Properties, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSets } from '../../../model-spec/test/rollout/random-indexes';
import { nextWave } from '../../src/rollout/next-wave';
import { changeText } from '../../src/rollout/table-change';
import type { WholeTemplate } from '../../src/rollout/whole-template';
import { properties } from '../plan/templates';
import { staged, template } from './stacks';

const next = (deployed: WholeTemplate, wanted: WholeTemplate) => nextWave([staged(deployed, wanted)], deployed, wanted);
const texts = (deployed: WholeTemplate, wanted: WholeTemplate) => {
  const wave = next(deployed, wanted);
  return wave && [wave.changes, ...wave.later].map((changes) => changes.map(changeText).join() || 'everything else');
};
const names = ({ Resources: { Orders: table } }: WholeTemplate) =>
  recordsOf(table.Properties?.GlobalSecondaryIndexes).map(({ IndexName }) => IndexName);
const definitions = ({ Resources: { Orders: table } }: WholeTemplate) =>
  recordsOf(table.Properties?.AttributeDefinitions)
    .map(({ AttributeName }) => AttributeName)
    .sort();
const lambda = (Code: string) => ({ Reader: { Type: 'AWS::Lambda::Function', Properties: { Code } } });

/** Deploys every wave, and gives the template after each. */
function deployAll(deployed: WholeTemplate, wanted: WholeTemplate): WholeTemplate[] {
  const seen = [deployed];
  for (let at = 0; at < 100; at += 1) {
    const wave = next(seen[at], wanted);
    if (!wave) return seen;
    seen.push(wave.template);
  }
  throw new Error('The rollout has no end.');
}

describe('the next wave', () => {
  test('is none where everything is deployed', () => {
    const same = template(properties({ indexes: ['a: a:S'] }));

    expect(next(same, same)).toBeUndefined();
  });

  test('is none where indexes and definitions stand in another order', () => {
    const some = properties({ indexes: ['a: a:S', 'b: b:S'] });
    const turned = (list: unknown) => [...recordsOf(list)].reverse();
    const other = {
      ...some,
      GlobalSecondaryIndexes: turned(some.GlobalSecondaryIndexes),
      AttributeDefinitions: turned(some.AttributeDefinitions),
    };

    expect(next(template(some), template(other))).toBeUndefined();
  });

  test('creates one index with the deployed code, and everything else comes last', () => {
    const deployed = template(properties({ indexes: ['a: a:S'] }), lambda('old'));
    const wanted = template(properties({ indexes: ['a: a:S', 'b: b:S'] }), lambda('queries b'));

    expect(texts(deployed, wanted)).toEqual(['create the index `b` of `Shop/Orders`', 'everything else']);
    const [, first, last] = deployAll(deployed, wanted);
    expect(names(first)).toEqual(['a', 'b']);
    expect(first.Resources.Reader).toEqual(deployed.Resources.Reader);
    expect(last).toEqual(wanted);
  });

  test('needs no wave of its own for nothing else', () => {
    const deployed = template(properties({ indexes: ['a: a:S'] }));
    const wanted = template(properties({ indexes: ['b: b:S'] }));

    expect(deployAll(deployed, wanted).map(names)).toEqual([['a'], ['a', 'b'], ['b']]);
    expect(deployAll(deployed, wanted).at(-1)).toEqual(wanted);
  });

  test('defines the keys that are used, and no others', () => {
    const deployed = template(properties({ indexes: ['a: a:S', 'old: old:S'] }));
    const wanted = template(properties({ indexes: ['a: a:S', 'b: b:S'] }));

    expect(deployAll(deployed, wanted).map(definitions)).toEqual([
      ['PK', 'SK', 'a', 'old'],
      ['PK', 'SK', 'a', 'b', 'old'],
      ['PK', 'SK', 'a', 'b'],
    ]);
  });

  test('counts on after an interruption, and brings back first what is gone', () => {
    const deployed = template(properties({ indexes: ['z: z:S'] }));
    const wanted = template(properties({ indexes: ['a: a:S', 'z: other:S', 'b: b:S'] }));
    const counted = deployAll(deployed, wanted)
      .slice(0, -1)
      .map((at) => next(at, wanted))
      .map((wave) => `${wave?.number} of ${wave?.of}: ${wave?.changes.map(changeText)}`);

    expect(counted).toEqual([
      '1 of 4: create the index `a` of `Shop/Orders`',
      '2 of 4: create the index `b` of `Shop/Orders`',
      '3 of 4: delete the index `z` of `Shop/Orders`',
      '4 of 4: create the index `z` of `Shop/Orders`',
    ]);
  });

  test('turns a time to live off before another attribute takes its place', () => {
    const at = (AttributeName: string) => properties({ more: { TimeToLiveSpecification: { AttributeName, Enabled: true } } });
    const [, off, on] = deployAll(template(at('old')), template(at('fresh')));

    expect(off.Resources.Orders.Properties?.TimeToLiveSpecification).toEqual({ AttributeName: 'old', Enabled: false });
    expect(on).toEqual(template(at('fresh')));
  });

  test('adds and removes one replica at a time, without its policy', () => {
    const ResourcePolicy = { PolicyDocument: {} };
    const replicas = (...regions: string[]) =>
      properties({ more: { Replicas: [{ Region: { Ref: 'AWS::Region' } }, ...regions.map((Region) => ({ Region, ResourcePolicy }))] } });
    const regions = ({ Resources: { Orders: table } }: WholeTemplate) =>
      recordsOf(table.Properties?.Replicas).map(({ Region, ...more }) => [Region, ...Object.keys(more)].join(' with '));

    const seen = deployAll(template(replicas('us-east-1')), template(replicas('eu-north-1', 'eu-south-1'))).map((one) =>
      regions(one).slice(1),
    );

    expect(seen).toEqual([
      ['us-east-1 with ResourcePolicy'],
      [],
      ['eu-north-1'],
      ['eu-north-1', 'eu-south-1'],
      ['eu-north-1 with ResourcePolicy', 'eu-south-1 with ResourcePolicy'],
    ]);
  });

  test('leaves replicas with strong consistency to the last wave', () => {
    const replicas = (...regions: string[]) =>
      properties({ more: { MultiRegionConsistency: 'STRONG', Replicas: ['eu-west-1', ...regions].map((Region) => ({ Region })) } });

    expect(texts(template(replicas()), template(replicas('eu-north-1', 'eu-south-1')))).toEqual(['everything else']);
  });

  test('gives the replicas what the table says of the new index', () => {
    const replica = (...indexes: string[]) => ({
      Region: 'eu-west-1',
      GlobalSecondaryIndexes: indexes.map((IndexName) => ({ IndexName })),
    });
    const table = (indexes: string[], more: Properties) => template(properties({ indexes, more: { Replicas: [more] } }));
    const [, first] = deployAll(table(['a: a:S'], replica('a')), table(['b: b:S'], replica('b')));

    expect(first.Resources.Orders.Properties?.Replicas).toEqual([replica('a', 'b')]);
  });

  test('never changes two indexes, and ends at the app, for any two sets of indexes', () => {
    fc.assert(
      fc.property(indexSets(), indexSets(), (before, after) => {
        const of = (indexes: typeof before) =>
          template(
            properties({ indexes: indexes.map(({ name, partitionKeys, sortKeys = [] }) => textOf(name, [...partitionKeys, ...sortKeys])) }),
          );
        const seen = deployAll(of(before), of(after));
        for (const [at, one] of seen.slice(1).entries()) {
          const gone = names(seen[at]).filter((name) => !names(one).includes(name));
          const come = names(one).filter((name) => !names(seen[at]).includes(name));
          expect(gone.length + come.length).toBeLessThanOrEqual(1);
          expect(new Set(definitions(one)).size).toBe(definitions(one).length);
        }
        expect(names(seen.at(-1) as WholeTemplate).sort()).toEqual(names(of(after)).sort());
      }),
    );
  });
});

const textOf = (name: string, keys: { name: string; type: string }[]) =>
  `${name}: ${keys.map((key) => `${key.name}:${key.type}`).join(' ')}`;
