import { withAttributes } from '../rule-cases';
import { soundTable, tableCases } from './table-cases';

const attribute = (encryption: unknown) => withAttributes({ attribute: 'taxId', type: 'S', encryption });
const models = attribute({ v: 1 });
const options = { hasFieldEncryptionKey: false };
const at = ['attributes[2].encryption'];

tableCases('DYN-M096', [
  { name: 'no key', models, broken: soundTable(), at, sound: soundTable(), options, soundOptions: { hasFieldEncryptionKey: true } },
  { name: 'a key is taken for granted', models, broken: soundTable(), at, sound: soundTable(), options, soundOptions: {} },
  {
    name: 'nothing is encrypted',
    models: attribute(true),
    broken: soundTable(),
    at,
    sound: soundTable(),
    options,
    soundModels: attribute(null),
  },
]);
