import { describe, expect, it } from 'vitest';
import { type Kind, kinds } from '../../src/kinds';

const said = (kind: Kind, value: unknown) => kind(value, 'prop').map(kinds.kindMessage);

/** As the CDK writes what only the deployment knows. */
const TOKEN = '${Token[TOKEN.12]}';
const LIST_TOKEN = ['#{Token[TOKEN.12]}'];
const NUMBER_TOKEN = -1.8881545897087968e289;
const RESOLVABLE = { resolve: () => 'later' };

describe('kinds of single values', () => {
  it.each<[string, Kind, unknown]>([
    ['a text', kinds.text, ''],
    ['a text that is not empty', kinds.filledText, 'acme'],
    ['true or false', kinds.flag, false],
    ['a number', kinds.number, 0],
    ['a number that is not nothing', kinds.positive, 1],
    ['a value of an enum', kinds.oneOf(() => ({ A: 'a', B: 'b' })), 'b'],
  ])('take %s, and what is unknown until deployment', (_, kind, value) => {
    for (const one of [value, TOKEN, NUMBER_TOKEN, RESOLVABLE]) expect(said(kind, one)).toEqual([]);
    expect(said(kind, LIST_TOKEN)[0]).toContain('`prop` is a list, but takes ');
  });

  it('say what they take, and what they were given', () => {
    expect(said(kinds.text, 5)).toEqual(['`prop` is `5`, but takes a text.']);
    expect(said(kinds.text, null)).toEqual(['`prop` is missing, but takes a text.']);
    expect(said(kinds.filledText, '')).toEqual(['`prop` is the text ``, but takes a text that is not empty.']);
    expect(said(kinds.flag, 'false')).toEqual(['`prop` is the text `false`, but takes true or false.']);
    expect(said(kinds.positive, 0)).toEqual(['`prop` is `0`, but takes a number, 1 or greater.']);
    expect(said(kinds.positive, Number.NaN)).toHaveLength(1);
    expect(said(kinds.number, Number.NaN)).toEqual(['`prop` is `NaN`, but takes a number.']);
    expect(
      said(
        kinds.oneOf(() => ({ A: 'a', B: 'b', C: 'c' })),
        'A',
      ),
    ).toEqual(['`prop` is the text `A`, but takes `a`, `b` or `c`.']);
    expect(said(kinds.made('a Duration', 'toDays'), 35)).toEqual(['`prop` is `35`, but takes a Duration.']);
    expect(
      said(
        kinds.decidedOneOf(() => ({ A: 'a' })),
        TOKEN,
      ),
    ).toEqual(['`prop` is unknown until deployment, but takes `a`.']);
    expect(
      said(
        kinds.decidedOneOf(() => ({ A: 'a' })),
        'a',
      ),
    ).toEqual([]);
    expect(said(kinds.orLater(kinds.propsOf({})), true)).toEqual(['`prop` is `true`, but takes an object.']);
    expect(said(kinds.orLater(kinds.propsOf({})), RESOLVABLE)).toEqual([]);
    expect(said(kinds.text, new Date(0))).toEqual(['`prop` is of the class Date, but takes a text.']);
    expect(said(kinds.text, 'x'.repeat(80))).toEqual([]);
    expect(said(kinds.flag, 'x'.repeat(80))).toEqual([`\`prop\` is the text \`${'x'.repeat(40)}...\`, but takes true or false.`]);
  });
});

describe('kinds of values with others in them', () => {
  it('name the place of every mistake', () => {
    expect(said(kinds.listOf(kinds.text), ['a', 5, null]).map((one) => one.split(' ')[0])).toEqual(['`prop[1]`', '`prop[2]`']);
    expect(said(kinds.mapOf(kinds.listOf(kinds.text)), { a: ['x'], b: 'y' })).toEqual(['`prop.b` is the text `y`, but takes a list.']);
    expect(said(kinds.propsOf({ region: kinds.text }), { region: 5, other: 5 })).toEqual(['`prop.region` is `5`, but takes a text.']);
    expect(said(kinds.propsOf<{ region: string }>({ region: kinds.text }, 'a replica', ['region']), {})).toEqual([
      '`prop.region` is missing, but takes a text.',
    ]);
    expect(said(kinds.propsOf<{ region: string }>({ region: kinds.text }, 'a replica', ['region']), { region: null })).toEqual([
      '`prop.region` is missing, but takes a text.',
    ]);
  });

  it.each([['a text'], [{}], [TOKEN], [RESOLVABLE], [() => 1]])('refuse %s in place of a list', (value) => {
    expect(said(kinds.listOf(kinds.flag), value)).toHaveLength(1);
  });

  it.each([[['a']], ['a text'], [RESOLVABLE], [LIST_TOKEN]])('refuse %s in place of an object', (value) => {
    expect(said(kinds.mapOf(kinds.flag), value)).toHaveLength(1);
    expect(said(kinds.propsOf({}), value)).toHaveLength(1);
  });
});

describe('missing props', () => {
  it('are no mistakes', () => {
    expect(kinds.kindMistakes({ name: kinds.text, region: kinds.text }, { name: undefined, region: null })).toEqual([]);
  });

  it('that are null are taken away, and other props stay the same object', () => {
    expect(kinds.withoutNulls({ a: null, b: 1 })).toEqual({ b: 1 });
    expect(kinds.withoutNulls({ a: null, b: null }, ['b'])).toEqual({ b: null });
    const props = { a: undefined, b: 1 };
    expect(kinds.withoutNulls(props)).toBe(props);
    expect(kinds.withoutNulls(undefined)).toEqual({});
  });
});
