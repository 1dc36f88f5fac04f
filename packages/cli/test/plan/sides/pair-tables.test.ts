import { noValues } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { pairTables } from '../../../src/plan/sides/pair-tables';
import type { Side } from '../../../src/plan/sides/sides';
import type { SourceKind, TableSide } from '../../../src/plan/sides/table-side';
import { properties, side } from '../templates';

const table = (id: string, scope: string, source: SourceKind, more: Partial<TableSide> = {}): TableSide => ({
  ...side(properties(), { id, scope }, source),
  ...more,
});
const sideOf = (kind: SourceKind, tables: TableSide[], scopes = [...new Set(tables.map(({ scope }) => scope))]): Side => ({
  kind,
  tables,
  scopes,
  findings: [],
  place: 'somewhere',
});
const paired = (from: Side, to: Side, map: [string, string[]][] = []) => {
  const { pairs, removed, created, findings } = pairTables(from, to, new Map(map));
  const names = (tables: TableSide[]) => tables.map(({ selector }) => selector);
  return {
    pairs: pairs.map((pair) => `${pair.from.selector} ${pair.to.selector}`),
    removed: names(removed),
    created: names(created),
    codes: findings.map(({ code }) => code),
  };
};

describe('two assemblies', () => {
  test('by stack and logical id: the same id in another stack is another table', () => {
    const from = sideOf('assembly', [
      table('A', 'Dev/Shop', 'assembly'),
      table('A', 'Prod/Shop', 'assembly'),
      table('B', 'Dev/Shop', 'assembly'),
    ]);
    const to = sideOf('assembly', [
      table('A', 'Dev/Shop', 'assembly'),
      table('A', 'Prod/Shop', 'assembly'),
      table('C', 'Dev/Shop', 'assembly'),
    ]);

    expect(paired(from, to)).toEqual({
      pairs: ['Dev/Shop/A Dev/Shop/A', 'Prod/Shop/A Prod/Shop/A'],
      removed: ['Dev/Shop/B'],
      created: ['Dev/Shop/C'],
      codes: [],
    });
  });

  test('a stack that is gone from the app is not touched', () => {
    const to = sideOf('assembly', [table('A', 'Store', 'assembly')]);

    expect(paired(sideOf('assembly', [table('A', 'Shop', 'assembly')]), to)).toEqual({
      pairs: [],
      removed: [],
      created: ['Store/A'],
      codes: ['DYN-C314'],
    });
  });

  test('a stack that has lost its last table is', () => {
    expect(paired(sideOf('assembly', [table('A', 'Shop', 'assembly')]), sideOf('assembly', [], ['Shop']))).toMatchObject({
      removed: ['Shop/A'],
      codes: [],
    });
  });
});

test('two files, by logical id', () => {
  const from = sideOf('file', [table('A', 'old.json', 'file'), table('B', 'old.json', 'file')]);

  expect(paired(from, sideOf('file', [table('A', 'new.json', 'file')]))).toEqual({
    pairs: ['A A'],
    removed: ['B'],
    created: [],
    codes: [],
  });
});

describe('a deployed stack', () => {
  const ofStack = (id: string, scope: string) => table(id, scope, 'stack', { selector: `${scope}/${id}` });

  test('with the stack of its name, and a stage by the name that the CDK gives', () => {
    const to = sideOf('assembly', [table('A', 'Dev/Shop', 'assembly'), table('A', 'Prod/Shop', 'assembly')]);

    expect(paired(sideOf('stack', [ofStack('A', 'Prod-Shop')]), to)).toEqual({
      pairs: ['Prod-Shop/A Prod/Shop/A'],
      removed: [],
      created: [],
      codes: [],
    });
  });

  test('by logical id alone where its name says nothing, unless several could be meant', () => {
    const one = sideOf('assembly', [table('A', 'Shop', 'assembly')]);
    const two = sideOf('assembly', [table('A', 'Dev', 'assembly'), table('A', 'Prod', 'assembly')]);

    expect(paired(sideOf('stack', [ofStack('A', 'acme-shop')]), one).pairs).toEqual(['acme-shop/A Shop/A']);
    expect(paired(sideOf('stack', [ofStack('A', 'acme-shop')]), two)).toEqual({ pairs: [], removed: [], created: [], codes: ['DYN-C103'] });
  });

  test('with the one template that is given for it, also where that has no table any more', () => {
    expect(paired(sideOf('stack', [ofStack('A', 'Shop')]), sideOf('file', [], ['new.json']))).toMatchObject({
      removed: ['Shop/A'],
      codes: [],
    });
  });

  test('that is not among what is deployed is not touched', () => {
    expect(paired(sideOf('stack', [ofStack('A', 'Other')]), sideOf('assembly', [table('B', 'Shop', 'assembly')]))).toMatchObject({
      removed: [],
      codes: ['DYN-C314'],
    });
  });
});

describe('a deployed table', () => {
  const orders = table('prod-orders', 'prod-orders', 'table', { logicalId: undefined, selector: 'prod-orders' });

  test('by its physical name, and nothing else is looked at', () => {
    const named = table('A', 'Shop', 'assembly', { exactNames: ['prod-orders'] });

    expect(paired(sideOf('table', [orders]), sideOf('assembly', [named, table('B', 'Shop', 'assembly')]))).toEqual({
      pairs: ['prod-orders Shop/A'],
      removed: [],
      created: [],
      codes: [],
    });
  });

  test('by --map', () => {
    const to = sideOf('assembly', [table('A', 'Shop', 'assembly'), table('B', 'Shop', 'assembly')]);

    expect(paired(sideOf('table', [orders]), to, [['prod-orders', ['B']]]).pairs).toEqual(['prod-orders Shop/B']);
  });

  test('never by a guess', () => {
    expect(paired(sideOf('table', [orders]), sideOf('assembly', [table('A', 'Shop', 'assembly')]))).toMatchObject({
      pairs: [],
      codes: ['DYN-C103'],
    });
  });
});

test('--map that names what is not there is an error, on either side', () => {
  const from = sideOf('file', [table('A', 'old.json', 'file')]);
  const to = sideOf('file', [table('B', 'new.json', 'file')]);

  expect(paired(from, to, [['X', ['B']]]).codes).toEqual(['DYN-C104']);
  expect(paired(from, to, [['A', ['X']]]).codes).toEqual(['DYN-C104']);
  expect(paired(from, to, [['A', ['B']]])).toEqual({ pairs: ['A B'], removed: [], created: [], codes: [] });
});

test('a new table of a stack that is there has the parameters of that stack', () => {
  const withParameters = (...names: string[]) => ({
    values: { ...noValues, declared: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])) },
  });
  const kept = (source: SourceKind, scope: string) => {
    const from = sideOf(source, [table('A', scope, source, withParameters('Env'))]);
    const to = sideOf(source, [table('A', 'Shop', source), table('B', 'Shop', source, withParameters('Env', 'Size'))]);
    return pairTables(from, to, new Map()).created.find(({ logicalId }) => logicalId === 'B')?.keptParameters;
  };

  expect(kept('file', 'old.json')).toEqual({ Env: { Type: 'String' } });
  expect(kept('assembly', 'Shop')).toEqual({ Env: { Type: 'String' } });
  expect(kept('assembly', 'Store')).toBeUndefined();
});

describe('a table of a nested stack', () => {
  const inside = (id: string, parent: string, source: SourceKind, path: string[], policy?: string) => {
    const nested = path.map((one, at) => ({ id: one, parent: [parent, ...path.slice(0, at)].join('/'), deletionPolicy: policy }));
    const scope = [...(source === 'file' ? [] : [parent]), ...path].join('/');
    return table(id, scope, source, { nested, selector: `${scope}/${id}` });
  };
  const before = sideOf('assembly', [inside('A', 'Shop', 'assembly', ['Data'])]);

  test('goes with it, since it is not deployed by itself', () => {
    expect(paired(before, sideOf('assembly', [], ['Shop']))).toMatchObject({ removed: ['Shop/Data/A'], codes: [] });
    expect(paired(before, sideOf('assembly', [], ['Store']))).toMatchObject({ removed: [], codes: ['DYN-C314'] });
    const deeper = sideOf('assembly', [inside('A', 'Shop', 'assembly', ['Data', 'More'])]);
    expect(paired(deeper, sideOf('assembly', [], ['Shop', 'Shop/Data'])).removed).toEqual(['Shop/Data/More/A']);
  });

  test('leaves with the nested stack, and without it where that stays', () => {
    const retained = sideOf('assembly', [inside('A', 'Shop', 'assembly', ['Data'], 'Retain')]);
    const policies = (scopes: string[]) =>
      pairTables(retained, sideOf('assembly', [], scopes), new Map()).removed.map(({ leavesWith }) => leavesWith?.deletionPolicy);

    expect(policies(['Shop'])).toEqual(['Retain']);
    expect(policies(['Shop', 'Store', 'Store/Data'])).toEqual(['Retain']);
    expect(policies(['Shop', 'Shop/Data'])).toEqual([undefined]);
  });

  test('is not judged where the template of the nested stack is not there', () => {
    const to = { ...sideOf('assembly', [], ['Shop']), unread: ['Shop/Data'] };

    expect(paired(before, to)).toMatchObject({ removed: [], codes: [] });
  });

  test('is another one in another nested stack, or in the stack itself', () => {
    const file = (path: string[]) =>
      sideOf('file', [path.length === 0 ? table('A', 't.json', 'file') : inside('A', 't.json', 'file', path)]);

    for (const path of [['Store'], []]) {
      expect(paired(file(['Data']), file(path))).toMatchObject({ pairs: [], removed: ['Data/A'], created: [[...path, 'A'].join('/')] });
    }
    expect(paired(file(['Data']), file(['Data'])).pairs).toHaveLength(1);
  });

  test('of a deployed stack is matched by the nested stack too', () => {
    const deployed = sideOf('stack', [inside('A', 'Shop', 'stack', ['Data'])], ['Shop']);
    const named = sideOf('stack', [table('A', 'Shop-Data-1X', 'stack')]);
    const to = (path: string[]) => sideOf('assembly', [inside('A', 'Shop', 'assembly', path)], ['Shop']);

    expect(paired(deployed, to(['Data'])).pairs).toHaveLength(1);
    expect(paired(deployed, to(['Store']))).toMatchObject({ pairs: [], removed: ['Shop/Data/A'], created: ['Shop/Store/A'] });
    expect(paired(named, to(['Data'])).pairs).toHaveLength(1);
  });
});

describe('several templates with the same logical ids', () => {
  const templates = (...files: string[]) =>
    sideOf(
      'file',
      files.map((file) => table('Table', file, 'file')),
    );
  const files = (from: Side, to: Side) => pairTables(from, to, new Map()).pairs.map((pair) => `${pair.from.scope} ${pair.to.scope}`);

  test('belong together by the ends of their paths', () => {
    expect(files(templates('old/a.yaml', 'old/b.yaml'), templates('new/b.yaml', 'new/a.yaml'))).toEqual([
      'old/a.yaml new/a.yaml',
      'old/b.yaml new/b.yaml',
    ]);
    expect(files(templates('old/api/t.yaml', 'old/web/t.yaml'), templates('new/api/t.yaml', 'new/web/t.yaml'))).toEqual([
      'old/api/t.yaml new/api/t.yaml',
      'old/web/t.yaml new/web/t.yaml',
    ]);
    expect(files(templates('main.yaml'), templates('feature.yaml'))).toEqual(['main.yaml feature.yaml']);
  });

  test('are not guessed where their names tell nothing', () => {
    const { pairs, findings } = pairTables(templates('a.yaml', 'b.yaml'), templates('c.yaml', 'd.yaml'), new Map());

    expect(pairs).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'DYN-C103', hint: 'Give the templates the same file names on both sides, or plan them one by one.' },
      { code: 'DYN-C103' },
    ]);
  });
});
