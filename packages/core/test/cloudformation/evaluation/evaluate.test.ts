import { describe, expect, test } from 'vitest';
import {
  choicesText,
  decisiveChoices,
  evaluate,
  expandedLoops,
  expressionText,
  likenessOf,
  noValues,
  withDefaults,
  withMovedDefaults,
  worldsOf,
} from '../../../src/cloudformation';

const assumptions = () => ({ assumed: new Map<string, boolean>(), asked: new Map() });
const values = {
  ...noValues,
  parameters: new Map<string, unknown>([['Env', 'prod']]),
  mappings: { Sizes: { prod: { read: 5 }, dev: { read: 1 } } },
  conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] }, IsEast: { 'Fn::Equals': [{ Ref: 'Where' }, 'east'] } },
  pseudo: { 'AWS::StackName': 'Shop' },
};

describe('an expression', () => {
  test.each<[string, unknown, unknown]>([
    ['a parameter', { Ref: 'Env' }, 'prod'],
    ['a text', { 'Fn::Sub': `${'$'}{AWS::StackName}-${'$'}{Env}` }, 'Shop-prod'],
    ['a text with names of its own', { 'Fn::Sub': [`${'$'}{What}-${'$'}{!Env}`, { What: { Ref: 'Env' } }] }, `prod-${'$'}{Env}`],
    ['a join', { 'Fn::Join': ['-', ['orders', { Ref: 'Env' }]] }, 'orders-prod'],
    ['a part', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'Env' }, 'read'] }, 5],
    ['a choice', { a: { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] }, b: [{ Ref: 'AWS::NoValue' }] }, { a: 1, b: [] }],
    ['a choice that takes a property away', { a: { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, 1] } }, {}],
  ])('%s is worked out', (_, expression, expected) => {
    expect(evaluate(expression, values, assumptions())).toEqual(expected);
  });

  test.each<[string, unknown, unknown]>([
    ['a parameter without a value', { Ref: 'Name' }, { Ref: 'Name' }],
    ['a text of one name alone', { 'Fn::Sub': `${'$'}{AWS::Region}` }, { Ref: 'AWS::Region' }],
    [
      'a text of one attribute alone',
      { 'Fn::Sub': [`${'$'}{It}`, { It: { 'Fn::GetAtt': ['A', 'Arn'] } }] },
      { 'Fn::GetAtt': ['A', 'Arn'] },
    ],
    ['a text of which a part is unknown', { 'Fn::Sub': `${'$'}{Env}-${'$'}{Name}` }, { 'Fn::Sub': `prod-${'$'}{Name}` }],
    ['a reference to the parameter store', '{{resolve:ssm:name}}', { 'Fn::Resolve': '{{resolve:ssm:name}}' }],
  ])('%s stays one', (_, expression, expected) => {
    expect(evaluate(expression, values, assumptions())).toEqual(expected);
  });

  test('a default is the value of a new stack, unless it is a name in the parameter store', () => {
    const declared = {
      Name: { Type: 'String', Default: 'orders' },
      Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders' },
      Regions: { Type: 'CommaDelimitedList', Default: 'a, b' },
    };
    const found = evaluate(
      [{ Ref: 'Name' }, { Ref: 'Stored' }, { Ref: 'Regions' }],
      withDefaults({ ...noValues, declared }),
      assumptions(),
    );

    expect(found).toEqual(['orders', { Ref: 'Stored' }, ['a', 'b']]);
  });

  test('a parameter with another default is not the same for certain', () => {
    const side = (Default: string) => ({ ...noValues, declared: { Name: { Type: 'String', Default } } });
    const [before, after] = withMovedDefaults(side('a'), side('b')).map((one) => evaluate({ Ref: 'Name' }, one, assumptions()));

    expect(likenessOf(before, after)).toBe('unknown');
  });
});

test('an expression in words', () => {
  expect(expressionText({ 'Fn::Join': ['-', ['Todo', { Ref: 'Env' }, 1]] })).toBe(`Todo-${'$'}{Env}-1`);
  expect(expressionText({ 'Fn::Join': ['', { Ref: 'Parts' }] })).toBe('{"Fn::Join":["",{"Ref":"Parts"}]}');
  expect(expressionText({ 'Fn::FindInMap': [{ dev: { name: 'a' }, prod: {} }, { Ref: 'Env' }, 'name'] })).toBe(
    'Fn::FindInMap (Env, name), dev: a, prod: null',
  );
});

describe('conditions', () => {
  test('that nothing decides are ways in which it may turn out', () => {
    const worlds = worldsOf((one) => evaluate({ 'Fn::If': ['IsEast', 'yes', 'no'] }, values, one));

    expect(worlds?.map(({ choices, outcome }) => `${choicesText(choices)}: ${outcome}`).sort()).toEqual([
      '`Where` is `east`: yes',
      '`Where` is not `east`: no',
    ]);
  });

  test('one parameter is not two texts at once', () => {
    const is = (text: string) => ({ 'Fn::Equals': [{ Ref: 'Where' }, text] });
    const conditions = { A: is('a'), B: is('b') };
    const both = { one: { 'Fn::If': ['A', 1, 0] }, other: { 'Fn::If': ['B', 1, 0] } };
    const worlds = worldsOf((one) => evaluate(both, { ...noValues, conditions }, one)) ?? [];

    expect(worlds.map(({ outcome }) => outcome)).toHaveLength(3);
    expect(worlds.map(({ outcome }) => outcome)).not.toContainEqual({ one: 1, other: 1 });
  });

  test('that the template does not define are true or false', () => {
    const worlds = worldsOf((one) => evaluate({ 'Fn::If': ['Nowhere', 'yes', 'no'] }, values, one));

    expect(worlds?.map(({ choices, outcome }) => `${choicesText(choices)}: ${outcome}`).sort()).toEqual([
      'the condition `Nowhere` is false: no',
      'the condition `Nowhere` is true: yes',
    ]);
  });

  test('a parameter is one of its allowed values', () => {
    const is = (text: string) => ({ 'Fn::Equals': [{ Ref: 'Where' }, text] });
    const conditions = { A: is('a'), B: is('b'), C: is('c') };
    const all = ['A', 'B', 'C'].map((name) => ({ 'Fn::If': [name, name, { Ref: 'AWS::NoValue' }] }));
    const ways = (declared: object, parameters = new Map<string, unknown>()) =>
      worldsOf((one) => evaluate(all, { ...noValues, conditions, declared: { Where: declared }, parameters }, one))
        ?.map(({ outcome }) => String(outcome))
        .sort();

    expect(ways({ AllowedValues: ['a', 'b'] })).toEqual(['A', 'B']);
    expect(ways({ AllowedValues: ['a', 'd'] })).toEqual(['', 'A']);
    expect(ways({})).toEqual(['', 'A', 'B', 'C']);
    expect(ways({ AllowedValues: ['a'], Type: 'AWS::SSM::Parameter::Value<String>' })).toEqual(['', 'A', 'B', 'C']);
    expect(ways({ AllowedValues: ['a'] }, new Map([['Where', { Ref: 'Where' }]]))).toEqual(['', 'A', 'B', 'C']);
  });

  test('that decide nothing are left out of the words', () => {
    const conditions = Object.fromEntries(['A', 'B'].map((name) => [name, { 'Fn::Equals': [{ Ref: name }, 'on'] }]));
    const both = { one: { 'Fn::If': ['A', 1, 0] }, other: { 'Fn::If': ['B', 1, 0] } };
    const worlds = worldsOf((one) => evaluate(both, { ...noValues, conditions }, one) as Record<string, number>) ?? [];
    const words = (isMeant: (outcome: Record<string, number>) => boolean) => {
      const others = worlds.filter(({ outcome }) => !isMeant(outcome));
      return [
        ...new Set(worlds.filter(({ outcome }) => isMeant(outcome)).map((world) => choicesText(decisiveChoices(world, others)))),
      ].sort();
    };

    expect(words(({ one }) => one === 1)).toEqual(['`A` is `on`']);
    expect(words(({ one, other }) => one + other === 2)).toEqual(['`A` is `on`, and `B` is `on`']);
    expect(words(({ one, other }) => one + other > 0)).toEqual(['`A` is `on`', '`B` is `on`']);
  });

  test('too many of them are none', () => {
    const names = [...'abcdefgh'];
    const all = Object.fromEntries(names.map((name) => [name, { 'Fn::If': [name, 1, 0] }]));

    expect(worldsOf((one) => evaluate(all, noValues, one))).toBeUndefined();
  });
});

describe('two texts', () => {
  const mapped = (rows: Record<string, string>, by: unknown = { Ref: 'A' }) => ({
    'Fn::FindInMap': [Object.fromEntries(Object.entries(rows).map(([row, name]) => [row, { name }])), by, 'name'],
  });
  const sub = (text: string, rows?: Record<string, string>) => {
    const written = text.replaceAll('{', `${'$'}{`);
    return { 'Fn::Sub': rows === undefined ? written : [written, { M: mapped(rows) }] };
  };

  test.each<[string, unknown, unknown, string]>([
    ['the same expression', sub('{A}-orders'), sub('{A}-orders'), 'same'],
    ['a text and a join of the same', sub('{A}-orders'), { 'Fn::Join': ['', [{ Ref: 'A' }, '-orders']] }, 'same'],
    ['another end', sub('{A}-orders'), sub('{A}-orders-v2'), 'different'],
    ['another end of another parameter', sub('{A}-x'), sub('{B}-y'), 'different'],
    ['letters in another order', sub('{A}-x'), sub('x-{A}'), 'unknown'],
    ['more letters around the same', sub('{A}-x'), sub('y-{A}-'), 'different'],
    ['a text that fits', 'prod-orders', sub('{A}-orders'), 'unknown'],
    ['a text that does not fit', 'orders', sub('{A}-orders'), 'different'],
    ['any parameter', 'orders', { Ref: 'A' }, 'unknown'],
    ['two parameters', { Ref: 'A' }, { Ref: 'B' }, 'unknown'],
    ['two names', 'a', 'b', 'different'],
    ['what is no text', undefined, 'a', 'unknown'],
    ['a mapping with a row more', mapped({ dev: 'a', prod: 'b' }), mapped({ dev: 'a', prod: 'b', test: 'c' }), 'same'],
    ['a mapping with a row more in a text', sub('{M}-x', { dev: 'a' }), sub('{M}-x', { dev: 'a', test: 'c' }), 'same'],
    ['a mapping with other values', mapped({ dev: 'a', prod: 'b' }), mapped({ dev: 'c', prod: 'd' }), 'different'],
    ['a mapping with another value', mapped({ dev: 'a', prod: 'b' }), mapped({ dev: 'a', prod: 'd' }), 'unknown'],
    ['a mapping with other rows', mapped({ dev: 'a' }), mapped({ prod: 'a' }), 'unknown'],
    ['a mapping by another parameter', mapped({ dev: 'a' }), mapped({ dev: 'a' }, { Ref: 'B' }), 'unknown'],
  ])('%s', (_, one, other, expected) => {
    expect(likenessOf(one, other)).toBe(expected);
    expect(likenessOf(other, one)).toBe(expected);
  });
});

describe('loops', () => {
  const loop = (list: unknown) => ({
    'Fn::ForEach::Tables': [
      'Name',
      list,
      { [`Table${'$'}{Name}`]: { TableName: { 'Fn::Sub': `shop-${'$'}{Name}` }, Kind: { Ref: 'Name' } } },
    ],
  });

  test('with a list are put in full', () => {
    expect(expandedLoops(loop(['a', 'b']), noValues)).toEqual({
      left: [],
      value: {
        Tablea: { TableName: { 'Fn::Sub': 'shop-a' }, Kind: 'a' },
        Tableb: { TableName: { 'Fn::Sub': 'shop-b' }, Kind: 'b' },
      },
    });
  });

  test('with the list of a mapping or of a choice are put in full', () => {
    const known = { ...values, mappings: { Lists: { prod: { names: ['a', 'b'] } } } };
    const choice = { 'Fn::If': ['IsProd', ['a'], ['b']] };

    expect(expandedLoops(loop({ 'Fn::FindInMap': ['Lists', { Ref: 'Env' }, 'names'] }), known).value).toHaveProperty('Tableb');
    expect(expandedLoops(loop(choice), known).value).toHaveProperty('Tablea');
    expect(expandedLoops(loop(choice), { ...known, parameters: new Map() }).left).toEqual(['Fn::ForEach::Tables']);
  });

  test('with a list that is unknown are left as they are', () => {
    expect(expandedLoops(loop({ Ref: 'Names' }), noValues).left).toEqual(['Fn::ForEach::Tables']);
    expect(expandedLoops(loop({ Ref: 'Names' }), { ...noValues, parameters: new Map([['Names', ['a']]]) }).left).toEqual([]);
  });
});
