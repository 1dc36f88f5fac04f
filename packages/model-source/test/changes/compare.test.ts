import { type Model, ModelDocument } from '@dynamorm-cdk/model-spec';
import { expect, test } from 'vitest';
import { breakingFindings } from '../../src/changes';
import { compareModels } from '../../src/changes/compare';
import type { ExtractedModel } from '../../src/extracted-model';

const key = (attribute: string, type = 'S') => ({ attribute, type });
const order = (changes: Record<string, unknown> = {}, attributes: object[] = []) => ({
  name: 'Order',
  table: { name: 'orders' },
  keys: { partition: key('PK') },
  attributes: [{ ...key('PK'), roles: ['pk'] }, { ...key('status'), omit_empty: true }, ...attributes],
  ...changes,
});
const index = (changes: object = {}) => ({ name: 'by-status', type: 'GSI', partition: key('status'), ...changes });

interface Given extends Partial<Pick<ExtractedModel, 'place' | 'release'>> {
  readonly source?: string;
}

function extracted(
  models: object[],
  { place = { file: 'models.yaml', line: 1, column: 1 }, source, ...more }: Given = {},
): ExtractedModel[] {
  return ModelDocument.fromObject(models).models.map((model: Model) => ({
    model: { ...model, ...(source === undefined ? {} : { source }) },
    place,
    places: new Map(),
    ...more,
  }));
}

const compared = (before: object | object[], after: object | object[], from: Given = {}, to: Given = from) =>
  compareModels(extracted([before].flat(), from), extracted([after].flat(), to)).map(({ change }) => change);
const worst = (before: object | object[], after: object | object[], from: Given = {}, to: Given = from) =>
  compared(before, after, from, to).map(({ code, severity, newOnOld, oldOnNew }) => [
    code,
    ...(severity ? [severity] : []),
    newOnOld.outcome,
    oldOnNew.outcome,
  ]);
const written = (file: string): Given => ({ place: { file, line: 1, column: 1 } });

test('nothing changes', () => {
  expect(worst(order(), order())).toEqual([]);
});

test('a model under another name is recognised by table, keys and attributes', () => {
  const line = order({ name: 'Line' }, [key('sku'), key('count', 'N')]);
  expect(worst([order({}, [key('total')]), line], [order({}, [key('total')]), { ...line, name: 'Position' }])).toEqual([
    ['DYN-C520', 'works', 'works'],
  ]);
  expect(worst([order(), line], [order(), order({ name: 'Payment' }, [key('amount'), key('currency'), key('iban')])])).toEqual([
    ['DYN-C521', 'loses', 'works'],
  ]);
});

test('a renamed model is compared like any other', () => {
  const before = order({}, [key('sku'), key('total')]);
  expect(worst(before, order({ name: 'Purchase' }, [key('sku'), key('total', 'N')]))).toEqual([
    ['DYN-C520', 'works', 'works'],
    ['DYN-C504', 'fails', 'fails'],
  ]);
});

test.each([
  ['Go', 'order.go', 'warning', 'works', 'works'],
  ['TypeScript', 'order.ts', undefined, 'fails', 'fails'],
  ['Python', 'order.py', undefined, 'loses', 'loses'],
])('a list that becomes a set in %s', (_, file, severity, newOnOld, oldOnNew) => {
  const change = ['DYN-C504', ...(severity ? [severity] : []), newOnOld, oldOnNew];
  expect(worst(order({}, [key('tags', 'L')]), order({}, [key('tags', 'SS')]), written(file))).toEqual([change]);
});

test('where a document does not say the language, all of them count', () => {
  const [change] = compared(order({}, [key('tags', 'L')]), order({}, [key('tags', 'SS')]));
  expect(change.newOnOld).toEqual({
    outcome: 'fails',
    text: 'reads L as SS if its elements are text (Go), cannot read items with L (TypeScript), gets values of L where it expects SS (Python)',
  });
  expect(worst(order({}, [key('tags', 'L')]), order({}, [key('tags', 'SS')]), { source: 'internal/order.go:33' })).toEqual([
    ['DYN-C504', 'warning', 'works', 'works'],
  ]);
});

test.each([
  ['order.go', 'works'],
  ['order.py', 'fails'],
])('an attribute that is newly required, in %s', (file, newOnOld) => {
  const before = order({}, [key('region')]);
  const after = order({}, [{ ...key('region'), required: true }]);
  expect(worst(before, after, written(file))).toEqual([['DYN-C507', newOnOld, 'works']]);
  expect(worst(order(), after, written(file))).toEqual([['DYN-C507', newOnOld, 'loses']]);
});

test('an attribute that TypeScript does not know keeps it from writing the item', () => {
  expect(worst(order({}, [key('note')]), order(), written('order.ts'))).toEqual([['DYN-C502', 'fails', 'works']]);
});

test('write policies in both directions', () => {
  const once = { write_policy: { mode: 'write_once' } };
  expect(worst(order(), order(once))).toEqual([['DYN-C513', 'fails', 'loses']]);
  expect(worst(order(once), order())).toEqual([['DYN-C513', 'info', 'works', 'fails']]);
  const guarded = { write_policy: { mode: 'mutable', protected_attributes: ['status'] } };
  expect(worst(order(), order(guarded))).toEqual([['DYN-C513', 'fails', 'loses']]);
  expect(worst(order(guarded), order())).toEqual([['DYN-C513', 'info', 'works', 'fails']]);
});

test('the time to live moves, comes and goes', () => {
  const ttl = (name: string) => ({ ...key(name, 'N'), roles: ['ttl'] });
  expect(worst(order({}, [ttl('ttl')]), order({}, [ttl('expires')]))).toEqual([['DYN-C510', 'warning', 'loses', 'loses']]);
  expect(worst(order({}, [key('ttl', 'N')]), order({}, [ttl('ttl')]))).toEqual([['DYN-C510', 'warning', 'loses', 'loses']]);
  expect(worst(order({}, [ttl('ttl')]), order({}, [key('ttl', 'N')]))).toEqual([['DYN-C510', 'warning', 'loses', 'loses']]);
});

test('an index that another model of the table still has is not removed', () => {
  const line = order({ name: 'Line', indexes: [index()] });
  expect(worst([order({ indexes: [index()] }), line], [order(), line])).toEqual([]);
  expect(worst([order({ indexes: [index()] }), line], [order(), order({ name: 'Line' })])).toEqual([['DYN-C516', 'works', 'fails']]);
});

test('an index that is added', () => {
  const after = order({ indexes: [index()] });
  expect(worst(order(), after)).toEqual([['DYN-C519', 'works', 'works']]);
  const written_ = order({ attributes: [{ ...key('PK'), roles: ['pk'] }, key('status')] });
  expect(worst(written_, order({ attributes: written_.attributes, indexes: [index()] }))).toEqual([
    ['DYN-C519', 'warning', 'works', 'fails'],
  ]);
  const lacking = order({ attributes: [{ ...key('PK'), roles: ['pk'] }] });
  expect(worst(lacking, after)).toEqual([
    ['DYN-C503', 'works', 'loses'],
    ['DYN-C519', 'warning', 'loses', 'works'],
  ]);
});

test('an index that projects less', () => {
  const projecting = (projection: object) => order({ indexes: [index({ projection })] }, [key('a'), key('b')]);
  const include = (...fields: string[]) => projecting({ type: 'INCLUDE', fields });
  expect(worst(projecting({ type: 'ALL' }), include('a'))).toEqual([['DYN-C518', 'works', 'loses']]);
  expect(worst(include('a', 'b'), include('a'))).toEqual([['DYN-C518', 'works', 'loses']]);
  expect(worst(include('a'), projecting({ type: 'KEYS_ONLY' }))).toEqual([['DYN-C518', 'works', 'loses']]);
  expect(worst(include('a'), include('a', 'b'))).toEqual([]);
  expect(worst(projecting({ type: 'KEYS_ONLY' }), projecting({ type: 'ALL' }))).toEqual([]);
});

test('a release that stores sets and bytes otherwise', () => {
  const model = order({}, [key('numbers', 'NS'), key('blob', 'B')]);
  const release = (name: string): Given => ({ release: name });
  expect(worst(model, model, release('TableTheory 1.7.0'), release('TableTheory 3.0.6'))).toEqual([
    ['DYN-C509', 'works', 'loses'],
    ['DYN-C509', 'works', 'loses'],
  ]);
  expect(worst(model, model, release('TableTheory 3.0.2'), release('TableTheory 3.0.6'))).toEqual([]);
  expect(worst(order(), order(), release('DynamORM 1.3.0'), release('TableTheory 2.0.2'))).toEqual([]);
});

test('a finding stands at the change, in the new models or in the old ones', () => {
  const [from] = extracted([order({}, [key('note')])], written('old.yaml'));
  const place = { file: 'new.yaml', line: 7, column: 3 };
  const [to] = extracted([order({}, [key('total', 'N')])], written('new.yaml')).map((one) => ({
    ...one,
    places: new Map([['attributes[2]', place]]),
  }));
  expect(breakingFindings({ models: [from], findings: [] }, { models: [to], findings: [] })).toMatchObject([
    { code: 'DYN-C502', severity: 'warning', file: 'old.yaml', path: 'Order.attributes[2]' },
    { code: 'DYN-C503', severity: 'info', file: 'new.yaml', line: 7, column: 3, path: 'Order.attributes[2]' },
  ]);
});
