import {
  CloudFormationTable,
  IndexKind,
  ModelDocument,
  ModelValidator,
  RolloutPlan,
  RolloutState,
  Severity,
  ValidationReport,
} from '@dynamorm-cdk/model-spec';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { SHAPE } from '../../../../tools/testing/full-shape';
import { publicCalls } from '../../../../tools/testing/public-calls';
import { callOn, rawErrors } from '../../../../tools/testing/wrong-values';

const DOCUMENT = {
  dms_version: '0.1',
  models: [
    {
      name: 'Order',
      table: { name: 'orders' },
      keys: { partition: { attribute: 'PK', type: 'S' } },
      attributes: [{ attribute: 'PK', type: 'S', required: true, roles: ['pk'] }],
    },
  ],
};
const TEXT = JSON.stringify(DOCUMENT);
const SPEC = { modelName: 'Order', partitionKey: 'PK' };
const FULL_SPEC = { ...SPEC, gsis: [{ indexName: 'gsi-status', partitionKey: 'status', sortKey: 'PK' }], attributes: { total: 'N' } };
const FINDING = { code: 'DYN-M008', severity: Severity.WARNING, message: 'Something.' };

const models = ModelDocument.fromObject(DOCUMENT);
const plan = RolloutPlan.between(SHAPE, SHAPE);
const rollout = { table: 'Shop/Orders', step: 0, plan };
const state = new RolloutState([rollout]);
const report = new ValidationReport([FINDING]);
const file = folderWith({ 'models.dms.json': TEXT, 'state.json': state.toJson() });

const on =
  (target: object, ...args: unknown[]) =>
  () =>
    callOn(target, ...args);

const SOUND = {
  'CloudFormationTable.shapeOf': on(CloudFormationTable, {}, 'Orders'),
  'ModelDocument.fromFile': on(ModelDocument, `${file}/models.dms.json`, {}),
  'ModelDocument.fromString': on(ModelDocument, TEXT, {}),
  'ModelDocument.fromObject': on(ModelDocument, DOCUMENT, {}),
  'ModelDocument.fromSpecs': on(ModelDocument, [FULL_SPEC]),
  'ModelDocument.forTable': on(models, 'orders'),
  'ModelDocument.compare': on(models, SHAPE, {}),
  'ModelValidator.validateFile': on(ModelValidator, `${file}/models.dms.json`, {}),
  'ModelValidator.validateFiles': on(ModelValidator, [`${file}/models.dms.json`], {}),
  'ModelValidator.validateString': on(ModelValidator, TEXT, {}),
  'RolloutPlan.between': on(RolloutPlan, SHAPE, SHAPE),
  'RolloutPlan.indexesAt': on(plan, 0),
  'RolloutState.fromFile': on(RolloutState, `${file}/state.json`),
  'RolloutState.fromString': on(RolloutState, state.toJson()),
  'new RolloutState': on(RolloutState, [rollout]),
  'RolloutState.rolloutOf': on(state, 'Shop/Orders'),
  'RolloutState.withRollout': on(state, rollout),
  'RolloutState.withoutRollout': on(state, 'Shop/Orders'),
  'new ValidationReport': on(ValidationReport, [FINDING]),
  'ValidationReport.combine': on(report, report),
  'ValidationReport.withFindings': on(report, [FINDING]),
  'ValidationReport.toText': on(report, {}),
};

/** What plain JavaScript lets through: types do not hold there. */
const untyped = <T>(value: unknown): T => value as T;

describe('DYN-M124', () => {
  it('is said of every wrong value of every call, or another code that names the value', () => {
    expect(rawErrors(publicCalls('model-spec'), SOUND)).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['ModelDocument.fromString: `content` is an object, but takes a text.', () => ModelDocument.fromString(untyped({}))],
    ['ModelDocument.fromSpecs: `specs` is an object, but takes a list of specifications.', () => ModelDocument.fromSpecs(untyped(SPEC))],
    [
      'ModelDocument.fromSpecs: `specs[0].gsis` is the text `gsi-status`, but takes a list of indexes.',
      () => ModelDocument.fromSpecs([{ ...SPEC, gsis: untyped('gsi-status') }]),
    ],
    [
      'ModelDocument.fromFile: `options.silenced` is the text `DYN-M067`, but takes a list of codes. `options.maxMegabytes` is the text `5`, but takes a number.',
      () => ModelDocument.fromFile('models.dms.yaml', { silenced: untyped('DYN-M067'), maxMegabytes: untyped('5') }),
    ],
    [
      'ModelValidator.validateFiles: `paths` is the text `models.dms.yaml`, but takes a list of paths.',
      () => ModelValidator.validateFiles(untyped('models.dms.yaml')),
    ],
    ['ModelDocument.compare: `shape` is missing, but takes a table shape', () => models.compare(untyped(undefined))],
    ['ModelDocument.compare: `shape.partitionKey` is missing, but takes a key', () => models.compare(untyped({}))],
    [
      'ModelDocument.compare: `shape.indexes[0].partitionKeys` is the text `status`, but takes a list of keys.',
      () => models.compare({ ...SHAPE, indexes: [{ name: 'a', kind: IndexKind.GLOBAL, partitionKeys: untyped('status') }] }),
    ],
    // As a file that is open already, it would be waited for without end.
    ['RolloutState.fromFile: `path` is `5`, but takes a text.', () => RolloutState.fromFile(untyped(5))],
    ['ValidationReport: `findings[0]` is the text `wrong`, but takes a finding.', () => new ValidationReport(untyped(['wrong']))],
  ])('says: %s', (sentence, call) => {
    expect(call).toThrow(`DYN-M124 ${sentence}`);
  });

  it('says nothing of null: it is the same as nothing', () => {
    const none = untyped<undefined>(null);
    expect(ModelDocument.fromString(TEXT, { fileName: none, maxMegabytes: none }).tableNames).toEqual(['orders']);
    expect(ModelDocument.fromString(TEXT, none).tableNames).toEqual(['orders']);
    expect(ModelValidator.validateString(TEXT, { silenced: none, severities: none, maxGlobalIndexes: none }).isValid).toBe(true);
    const without = { ...SHAPE, sortKey: undefined, timeToLiveAttribute: undefined, compositeFields: undefined };
    const nulls = { ...SHAPE, sortKey: none, timeToLiveAttribute: none, compositeFields: none };
    expect(models.compare(nulls, none)).toEqual(models.compare(without));
    expect(ModelDocument.fromSpecs([{ ...SPEC, sortKey: none, gsis: none, ttlAttribute: none }]).toTableShape()).toEqual(
      ModelDocument.fromSpecs([SPEC]).toTableShape(),
    );
    expect(report.toText(none)).toBe(report.toText());
  });
});
