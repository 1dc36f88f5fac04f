import { soundModel } from '../rule-cases';
import { soundTable, tableCases } from './table-cases';

const models = soundModel();
const sound = soundTable({ streamViewType: 'NEW_AND_OLD_IMAGES' });
const options = { requiresStream: true };

tableCases('DYN-M094', [
  { name: 'no stream', models, broken: soundTable(), at: [''], sound, options },
  { name: 'only new images', models, broken: soundTable({ streamViewType: 'NEW_IMAGE' }), at: [''], sound, options },
  { name: 'only where a stream is consumed', models, broken: soundTable(), at: [''], sound: soundTable(), options, soundOptions: {} },
]);
