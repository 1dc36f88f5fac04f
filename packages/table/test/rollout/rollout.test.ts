import { type IndexShape, KeyType, ModelDocument, Projection, RolloutState } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, type DynamORMTableProps, type GlobalIndexProps, Rollout } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { type AttributeType, Billing, Capacity, type ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { indexSets } from '../../../model-spec/test/rollout/random-indexes';
import { indexOf, stateFile, stateOf } from '../rollout-state';
import {
  errorOf,
  IN_EUROPE,
  informationOf,
  KEYS,
  newStack,
  orderModels,
  renderedTable,
  STATUS_INDEX,
  synthesisErrors,
  text,
  warningsOf,
} from '../synthesis';

const old = indexOf('gsi-old', 'email');
const fresh = indexOf('gsi-status');
const declaredFresh: GlobalIndexProps = { indexName: 'gsi-status', partitionKey: text('status') };

function stackAt(step?: unknown): Stack {
  return new Stack(new App({ context: step === undefined ? {} : { [Rollout.STEP_CONTEXT]: step } }), 'Shop');
}

function staged(content: RolloutState | string, props: Partial<DynamORMTableProps> = {}, stack = newStack()): DynamORMTable {
  return new DynamORMTable(stack, 'Orders', {
    ...KEYS,
    globalSecondaryIndexes: [declaredFresh],
    rollout: Rollout.staged({ stateFile: stateFile(content) }),
    ...props,
  });
}

function indexNames(stack: Stack): string[] {
  return ((renderedTable(stack).Properties.GlobalSecondaryIndexes ?? []) as { IndexName: string }[]).map(({ IndexName }) => IndexName);
}

describe('a file that is handed to one synthesis', () => {
  const handed = (content: RolloutState | string, props: Partial<DynamORMTableProps> = {}, more: object = {}) => {
    const context = { [Rollout.FILE_CONTEXT]: stateFile(content), ...more };
    return staged('', { rollout: undefined, ...props }, new Stack(new App({ context }), 'Shop'));
  };

  test('counts for a table that says nothing of rollouts', () => {
    expect(indexNames(Stack.of(handed(stateOf([old], [fresh], 1))))).toEqual(['gsi-status', 'gsi-old']);
  });

  test('counts in place of a committed file', () => {
    const rollout = Rollout.staged({ stateFile: stateFile(stateOf([old], [fresh], 2)) });

    expect(indexNames(Stack.of(handed(stateOf([old], [fresh], 1), { rollout })))).toEqual(['gsi-status', 'gsi-old']);
  });

  test('does not count for a table that takes every index at once, nor for the full template', () => {
    const state = stateOf([old], [fresh], 0);

    expect(indexNames(Stack.of(handed(state, { rollout: Rollout.atOnce() })))).toEqual(['gsi-status']);
    expect(indexNames(Stack.of(handed(state, {}, { [Rollout.STEP_CONTEXT]: 'full' })))).toEqual(['gsi-status']);
  });

  test('says nothing of a table that it does not stage', () => {
    const table = handed(stateOf([old], [fresh], 1, 'Shop/Carts'));

    expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
    expect(informationOf(Stack.of(table))).toEqual([]);
  });

  test('is named by an environment variable too', () => {
    vi.stubEnv('DYNAMORM_CDK_ROLLOUT_FILE', stateFile(stateOf([old], [fresh], 1)));
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });

    expect(indexNames(Stack.of(staged('', { rollout: undefined })))).toEqual(['gsi-status', 'gsi-old']);
  });

  test('must be there', () => {
    const stack = new Stack(new App({ context: { [Rollout.FILE_CONTEXT]: 'no-such.json' } }), 'Shop');

    expect(() => staged('', { rollout: undefined }, stack)).toThrow(/DYN-T093 .*`no-such.json`/);
  });

  test('is refused where the code has changed since', () => {
    expect(() => handed(stateOf([old], [indexOf('gsi-other')], 1))).toThrow(/DYN-T092 .* Run `dynamorm-cdk rollout` again/);
  });
});

describe('the current step', () => {
  test.each([
    [0, ['gsi-old']],
    [1, ['gsi-status', 'gsi-old']],
    [2, ['gsi-status']],
  ])('%i from the state file has %j', (step, names) => {
    const table = staged(stateOf([old], [fresh], step));

    expect(indexNames(Stack.of(table))).toEqual(names);
  });

  test.each([0, '0', 1, '1', 2, '2'])('%j from the context comes before the file', (step) => {
    const table = staged(stateOf([old], [fresh], 2), {}, stackAt(step));

    expect(indexNames(Stack.of(table))).toEqual([['gsi-old'], ['gsi-status', 'gsi-old'], ['gsi-status']][Number(step)]);
  });

  test('full in the context is the full table, and says nothing', () => {
    const table = staged(stateOf([old], [fresh], 0), {}, stackAt('full'));

    expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
    expect(informationOf(Stack.of(table))).toEqual([]);
  });

  test('of a table with fewer waves than the context asks for is its last', () => {
    const longer = stateOf([old, indexOf('gsi-a')], [], 0, 'Shop/Carts').rollouts[0];
    const state = stateOf([], [fresh], 0).withRollout(longer);

    expect(indexNames(Stack.of(staged(state, {}, stackAt(2))))).toEqual(['gsi-status']);
  });

  test('the last wave is, byte by byte, the table without a rollout', () => {
    const make = (rollout: Rollout) => {
      const stack = newStack(IN_EUROPE);
      const table = new DynamORMTable(stack, 'Orders', {
        ...KEYS,
        globalSecondaryIndexes: [declaredFresh],
        replicas: [{ region: 'us-east-1' }],
        rollout,
      });
      table.addGlobalIndex('more', { partitionKey: text('more') });
      table.grants.read(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
      table.publishShape();
      return JSON.stringify(Template.fromStack(stack).toJSON());
    };
    const file = stateFile(stateOf([old, indexOf('gsi-more', 'email')], [fresh, indexOf('gsi-more', 'more')], 4));

    expect(make(Rollout.staged({ stateFile: file }))).toBe(make(Rollout.atOnce()));
  });

  test('an index that is made anew has its old definition, then none, then the new one, also where a later call adds it', () => {
    const made = [0, 1, 2].map((step) => {
      const table = staged(stateOf([fresh, indexOf('gsi-more', 'email')], [fresh, indexOf('gsi-more', 'more')], step));
      table.addGlobalIndex('more', { partitionKey: text('more') });
      const indexes = renderedTable(Stack.of(table)).Properties.GlobalSecondaryIndexes as { KeySchema: { AttributeName: string }[] }[];
      return {
        keys: indexes.map(({ KeySchema }) => KeySchema[0].AttributeName),
        pending: table.pendingIndexes,
        retiring: table.retiringIndexes,
      };
    });

    expect(made).toEqual([
      { keys: ['status', 'email'], pending: [], retiring: ['gsi-more'] },
      { keys: ['status'], pending: ['gsi-more'], retiring: [] },
      { keys: ['status', 'more'], pending: [], retiring: [] },
    ]);
  });

  test('an old index keeps several keys, its projection and a local index beside it', () => {
    const wide = indexOf('gsi-wide', 'a', {
      partitionKeys: [
        { name: 'a', type: KeyType.STRING },
        { name: 'b', type: KeyType.NUMBER },
      ],
      sortKeys: [
        { name: 'c', type: KeyType.STRING },
        { name: 'd', type: KeyType.STRING },
      ],
      projection: Projection.INCLUDE,
      nonKeyAttributes: ['note'],
    });
    const table = staged(stateOf([wide], [fresh], 1), { localSecondaryIndexes: [{ indexName: 'lsi-total', sortKey: text('total') }] });

    expect(renderedTable(Stack.of(table)).Properties.GlobalSecondaryIndexes).toEqual([
      { IndexName: 'gsi-status', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      {
        IndexName: 'gsi-wide',
        KeySchema: [
          { AttributeName: 'a', KeyType: 'HASH' },
          { AttributeName: 'b', KeyType: 'HASH' },
          { AttributeName: 'c', KeyType: 'RANGE' },
          { AttributeName: 'd', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
      },
    ]);
  });

  test('under provisioned capacity an old index has that of the table', () => {
    const writeCapacity = Capacity.autoscaled({ maxCapacity: 10 });
    const table = staged(stateOf([old], [fresh], 1), { billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity }) });
    const [, retiring] = renderedTable(Stack.of(table)).Properties.GlobalSecondaryIndexes as Record<string, unknown>[];

    expect(retiring.WriteProvisionedThroughputSettings).toBeDefined();
  });
});

describe('what goes with the indexes', () => {
  test('models are compared with the full table, and waves to come are infos', () => {
    const models = orderModels({ indexes: [STATUS_INDEX] });
    const table = new DynamORMTable(newStack(), 'Orders', {
      models,
      rollout: Rollout.staged({ stateFile: stateFile(stateOf([old], [fresh], 0)) }),
    });

    expect(informationOf(Stack.of(table)).filter((line) => line.includes('DYN-T094'))).toEqual([
      expect.stringContaining('Wave 1 of 2 creates the index `gsi-status`. Until then, queries on it fail.'),
      expect.stringContaining('Wave 2 of 2 deletes the current index `gsi-old`. Until then it exists, and grants cover it.'),
    ]);
    expect(warningsOf(Stack.of(table))).toEqual([]);
    expect(table.validateModelCompatibility(models).findings).toEqual([]);
    expect(ModelDocument.fromString(table.toDms()).models[0].indexes.map(({ name }) => name)).toEqual(['gsi-status']);
  });

  test.each([
    [0, ['gsi-status', 'gsi-old']],
    [1, ['gsi-status', 'gsi-old']],
    [2, ['gsi-status']],
  ])('at step %i grants name %j', (step, names) => {
    const table = staged(stateOf([old], [fresh], step));
    const stack = Stack.of(table);
    table.grants.read(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));

    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect([...policies.matchAll(/\/index\/([a-z-]+)/g)].map(([, name]) => name).sort()).toEqual([...names].sort());
  });

  test('DYN-T095: a grant that names an index which is to go is a warning as long as it is there', () => {
    const warned = [1, 2].map((step) => {
      const table = staged(stateOf([old], [fresh], step));
      const stack = Stack.of(table);
      table.grants.read(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), { indexes: ['gsi-old'] });
      return stack;
    });

    expect(warningsOf(warned[0]).filter((line) => line.includes('DYN-T095'))).toEqual([
      expect.stringContaining('names the index `gsi-old`, which a later wave of the rollout deletes'),
    ]);
    expect(synthesisErrors(warned[1])).toEqual([expect.stringContaining('DYN-T060')]);
  });

  test('a published shape is that of the step: others query what is there', () => {
    const table = staged(stateOf([old], [fresh], 0));
    table.publishShape();
    const [
      {
        Properties: { Value: value },
      },
    ] = Object.values(Template.fromStack(Stack.of(table)).findResources('AWS::SSM::Parameter'));

    expect(JSON.stringify(value)).toContain('gsi-old');
    expect(JSON.stringify(value)).not.toContain('gsi-status');
  });

  test('settings of a replica for an index wait for it', () => {
    const table = staged(
      stateOf([old], [fresh], 0),
      { replicas: [{ region: 'us-east-1', globalSecondaryIndexOptions: { 'gsi-status': { contributorInsights: true } } }] },
      newStack(IN_EUROPE),
    );

    expect(JSON.stringify(renderedTable(Stack.of(table)).Properties.Replicas)).not.toContain('gsi-status');
  });

  test('an index that comes in past the construct is still seen', () => {
    const table = staged(stateOf([old], [fresh], 1));
    table.table.addGlobalSecondaryIndex({ indexName: 'gsi-past', partitionKey: text('x') });

    expect(warningsOf(Stack.of(table))).toEqual([expect.stringContaining('DYN-T080')]);
  });
});

describe('DYN-T096: the state of another environment', () => {
  const here = { account: '111122223333', region: 'eu-west-1' };
  const at = (place: object, stack = newStack(IN_EUROPE)) => {
    const [rollout] = stateOf([old], [fresh], 0).rollouts;
    return () => staged(new RolloutState([{ ...rollout, ...place }]), {}, stack);
  };

  test.each([
    ['another account', { ...here, account: '444455556666' }, /belongs to account 444455556666, but the stack is in account 111122223333/],
    ['another region', { ...here, region: 'us-east-1' }, /belongs to region us-east-1, but the stack is in region eu-west-1/],
    ['neither', { account: '444455556666', region: 'us-east-1' }, /account 444455556666, region us-east-1, but/],
  ])('%s is refused', (_, place, message) => {
    expect(errorOf(at(place))).toMatch(message);
    expect(errorOf(at(place))).toContain('DYN-T096 rollout: ');
  });

  test.each([
    ['this one', here, undefined],
    ['one that the state does not know yet', {}, undefined],
    ['one that synthesis does not know', { ...here, account: '444455556666' }, newStack()],
  ])('%s is staged', (_, place, stack) => {
    expect(indexNames(Stack.of(at(place, stack)()))).toEqual(['gsi-old']);
  });
});

describe('what does not fit', () => {
  test('DYN-T090: a state file that is none', () => {
    expect(errorOf(() => staged('{ "version": 2, "tables": {} }'))).toMatch(
      /DYN-T090 rollout: .*dynamorm-rollout.json` is not a state file of index rollouts: `version` is 2, not 1\. To write it again/,
    );
  });

  test('DYN-T091: no state file is an informational message, and the table has every index', () => {
    const table = staged('', { rollout: Rollout.staged({ stateFile: 'absent.json' }) });

    expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
    expect(informationOf(Stack.of(table))).toEqual([
      expect.stringContaining('DYN-T091 rollout: No rollout is read from the state file `absent.json`: every index is synthesized'),
    ]);
  });

  test('a state file without any rollout is worth no word', () => {
    const table = staged(stateOf([], [], 0).withoutRollout('Shop/Orders'));

    expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
    expect(informationOf(Stack.of(table))).toEqual([]);
  });

  test('DYN-T091: the state of another table is an informational message that names it', () => {
    const table = staged(stateOf([old], [fresh], 0, 'Shop/Carts'));

    expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
    expect(informationOf(Stack.of(table))).toEqual([expect.stringContaining('has no rollout of this table; it has `Shop/Carts`')]);
  });

  test.each<[string, IndexShape[]]>([
    ['another index', [indexOf('gsi-other')]],
    ['other keys', [indexOf('gsi-status', 'email')]],
    ['another projection', [indexOf('gsi-status', 'status', { projection: Projection.KEYS_ONLY })]],
    ['no index', []],
  ])('DYN-T092: a state that was planned for %s is refused by the constructor', (_, wanted) => {
    expect(errorOf(() => staged(stateOf([old], wanted, 0)))).toMatch(
      /DYN-T092 .* was planned for different indexes .*`gsi-status`.* Plan again/,
    );
  });

  test('DYN-T092: an index that is planned and never declared stops the synthesis', () => {
    const table = staged(stateOf([old], [fresh, indexOf('gsi-more')], 0));

    expect(synthesisErrors(Stack.of(table))).toEqual([expect.stringMatching(/DYN-T092 .*: `gsi-more`\./)]);
  });

  test('DYN-T092: so is one that a later call adds and nobody planned', () => {
    const table = staged(stateOf([old], [fresh], 0));

    expect(errorOf(() => table.addGlobalIndex('old', { partitionKey: text('email') }))).toContain('DYN-T092');
  });

  test('DYN-T092: a name that is unknown until deployment cannot be planned', () => {
    const stack = newStack();
    const indexName = new CfnParameter(stack, 'Name').valueAsString;
    const make = () => staged(stateOf([old], [fresh], 0), { globalSecondaryIndexes: [{ indexName, partitionKey: text('status') }] }, stack);

    expect(errorOf(make)).toMatch(/DYN-T092 .*unknown until deployment/);
  });

  test.each([
    [3, 'The context asks for step 3, but the rollouts of'],
    ['two', 'is "two"'],
    [-1, 'is -1'],
    [1.5, 'is 1.5'],
    [true, 'is true'],
  ])('DYN-T093: step %j of two waves', (step, message) => {
    const error = errorOf(() => staged(stateOf([old], [fresh], 0), {}, stackAt(step)));

    expect(error).toContain('DYN-T093');
    expect(error).toContain(message);
  });

  test('DYN-T093: a step without a state file', () => {
    const make = () => staged('', { rollout: Rollout.staged({ stateFile: 'absent.json' }) }, stackAt(1));

    expect(errorOf(make)).toContain('DYN-T093 rollout: The context asks for step 1, but the state file `absent.json` does not exist.');
  });

  test('all of it is said together with the rest', () => {
    expect(errorOf(() => staged('{}', { tableName: 'x' }))).toMatch(/has 2 errors:\n {2}DYN-T090 .*\n {2}DYN-T005 /);
  });
});

describe('at once', () => {
  test('is the default, and reads no file and no context', () => {
    const tables = [undefined, Rollout.atOnce()].map(
      (rollout) => new DynamORMTable(stackAt('nonsense'), 'Orders', { ...KEYS, globalSecondaryIndexes: [declaredFresh], rollout }),
    );

    for (const table of tables) {
      expect(indexNames(Stack.of(table))).toEqual(['gsi-status']);
      expect(informationOf(Stack.of(table))).toEqual([]);
      expect([table.pendingIndexes, table.retiringIndexes]).toEqual([[], []]);
    }
  });

  test('the default state file stands where the app runs', () => {
    expect(Rollout.staged().stateFile).toBe('dynamorm-rollout.json');
  });
});

test('random tables: templates of neighbouring steps differ in one index, those that stay are the same in all, and the last is the full table', () => {
  let waves = 0;
  fc.assert(
    fc.property(indexSets(4), indexSets(4), (deployed, wanted) => {
      const { plan } = stateOf(deployed, wanted, 0).rollouts[0];
      const templates = Array.from({ length: plan.waves.length + 1 }, (_, step) => templateOf(wanted, stateOf(deployed, wanted, step)));
      const definitions = templates.map(indexTexts);
      const stay = definitions[0].filter((one) => definitions.at(-1)?.includes(one));

      expect(definitions[0].sort()).toEqual(indexTexts(templateOf(deployed)).sort());
      expect(templates.at(-1)).toEqual(templateOf(wanted));
      for (let step = 1; step < templates.length; step += 1) {
        const [before, after] = [definitions[step - 1], definitions[step]];
        const changed = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];

        expect(changed).toHaveLength(1);
        expect(changed[0]).toContain(`"IndexName":"${plan.waves[step - 1].index.name}"`);
        for (const one of stay) expect(after).toContain(one);
        // nothing but the index and the types of its keys
        expect(withoutIndexes(templates[step])).toEqual(withoutIndexes(templates[step - 1]));
        waves += 1;
      }
    }),
    { numRuns: 60 },
  );
  expect(waves).toBeGreaterThan(100);
});

type Properties = Record<string, unknown>;

function templateOf(indexes: IndexShape[], state?: RolloutState): Properties {
  const stack = newStack();
  new DynamORMTable(stack, 'Orders', {
    ...KEYS,
    globalSecondaryIndexes: indexes.map((index) => ({
      indexName: index.name,
      partitionKey: { name: index.partitionKeys[0].name, type: index.partitionKeys[0].type as string as AttributeType },
      sortKey: index.sortKeys?.[0] && { name: index.sortKeys[0].name, type: index.sortKeys[0].type as string as AttributeType },
      projectionType: (index.projection ?? 'ALL') as ProjectionType,
      nonKeyAttributes: index.nonKeyAttributes && [...index.nonKeyAttributes].sort(),
    })),
    rollout: state ? Rollout.staged({ stateFile: stateFile(state) }) : undefined,
  });
  return renderedTable(stack).Properties;
}

/** Each index with the types of its keys, which stand elsewhere in the template. */
function indexTexts({ GlobalSecondaryIndexes: indexes = [], AttributeDefinitions: definitions }: Properties): string[] {
  const types = new Map(
    (definitions as { AttributeName: string; AttributeType: string }[]).map((one) => [one.AttributeName, one.AttributeType]),
  );
  return (indexes as { KeySchema: { AttributeName: string }[]; Projection: { NonKeyAttributes?: string[] } }[]).map((index) =>
    JSON.stringify({
      ...index,
      Projection: { ...index.Projection, NonKeyAttributes: [...(index.Projection.NonKeyAttributes ?? [])].sort() },
      types: index.KeySchema.map(({ AttributeName }) => types.get(AttributeName)),
    }),
  );
}

/** A replica names the indexes too, with its own settings for them. */
function withoutIndexes({ GlobalSecondaryIndexes: _, AttributeDefinitions: __, Replicas: replicas, ...rest }: Properties): Properties {
  return { ...rest, Replicas: (replicas as Properties[]).map(({ GlobalSecondaryIndexes: ___, ...replica }) => replica) };
}
