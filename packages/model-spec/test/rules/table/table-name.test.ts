import { soundModel } from '../rule-cases';
import { soundTable, tableCases } from './table-cases';

const options = { comparePhysicalName: true };
const table = (tableName: string) => soundTable({ tableName });

tableCases('DYN-M097', [
  { name: 'another name', models: soundModel(), broken: table('orders-prod'), at: ['table.name'], sound: table('orders'), options },
  {
    name: 'only on request',
    models: soundModel(),
    broken: table('orders-prod'),
    at: ['table.name'],
    sound: table('orders-prod'),
    options,
    soundOptions: {},
  },
]);
