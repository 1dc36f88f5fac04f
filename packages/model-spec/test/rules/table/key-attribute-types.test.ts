import { soundModel, withAttributes } from '../rule-cases';
import { emailIndex, number, soundTable, tableCases, text } from './table-cases';

const options = { partialModels: true };
const table = (changes: object) => soundTable({ indexes: [emailIndex(changes)] });
const status = (type: string, changes = {}) => withAttributes({ attribute: 'status', type, ...changes });

tableCases('DYN-M098', [
  {
    name: 'a partition key of an index that no model has',
    models: status('N'),
    broken: table({ partitionKeys: [text('status')] }),
    at: ['attributes[2].type'],
    sound: table({ partitionKeys: [number('status')] }),
    options,
  },
  {
    name: 'a sort key of such an index',
    models: status('M'),
    broken: table({ sortKeys: [text('status')] }),
    at: ['attributes[2].type'],
    sound: table({ sortKeys: [text('status')] }),
    soundModels: status('S'),
    options,
  },
  {
    name: 'an encrypted attribute is stored as a map',
    models: status('S', { encryption: { v: 1 } }),
    broken: table({ partitionKeys: [text('status')] }),
    at: ['attributes[2].type'],
    sound: table({ partitionKeys: [text('status')] }),
    soundModels: soundModel(),
    options,
  },
]);
