import { expect, it } from 'vitest';
import { ModelDocument } from '../../../src';
import { soundModel } from '../rule-cases';
import { number, soundTable, tableCases, text } from './table-cases';

const models = soundModel();
const sound = soundTable();
const PK = { attribute: 'PK', type: 'S' };
const withoutSort = soundModel({ keys: { partition: PK } });

tableCases('DYN-M080', [
  { name: 'another name', models, broken: soundTable({ partitionKey: text('pk') }), at: ['keys.partition'], sound },
  { name: 'another type', models, broken: soundTable({ partitionKey: number('PK') }), at: ['keys.partition'], sound },
  {
    name: 'each model is told',
    models: [models, soundModel({ name: 'B' })],
    broken: soundTable({ partitionKey: text('pk') }),
    at: ['[0].keys.partition', '[1].keys.partition'],
    sound,
  },
]);

tableCases('DYN-M081', [
  { name: 'another name', models, broken: soundTable({ sortKey: text('sk') }), at: ['keys.sort'], sound },
  { name: 'another type', models, broken: soundTable({ sortKey: number('SK') }), at: ['keys.sort'], sound },
  { name: 'the table has none', models, broken: soundTable({ sortKey: undefined }), at: ['keys.sort'], sound },
  { name: 'the model has none', models: withoutSort, broken: sound, at: ['keys.sort'], sound: soundTable({ sortKey: undefined }) },
]);

it('says what both have and how to fix it', () => {
  const [finding] = ModelDocument.fromObject(models).compare(soundTable({ label: 'Stack/Orders', partitionKey: number('pk') })).findings;
  expect(finding).toMatchObject({
    message: 'Model `Order` has the partition key `PK (S)`, but Stack/Orders has `pk (N)`.',
    expected: 'pk (N)',
    found: 'PK (S)',
    hint: 'Change one of them. A table cannot change its keys, so CloudFormation would replace an existing table.',
  });
});
