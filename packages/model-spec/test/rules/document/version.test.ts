import { document, ruleCases, soundModel } from '../rule-cases';

ruleCases('DYN-M009', [
  { name: 'another version', broken: document(soundModel(), '0.3'), at: ['dms_version'], sound: document(soundModel(), '0.2') },
  { name: 'a longer version', broken: document(soundModel(), '0.10'), at: ['dms_version'], sound: document(soundModel(), '0.1') },
  { name: 'none', broken: { models: [soundModel()] }, at: ['dms_version'], sound: document(soundModel()) },
  { name: 'null', broken: { dms_version: null, models: [soundModel()] }, at: ['dms_version'], sound: document(soundModel()) },
]);

ruleCases('DYN-M010', [
  { name: 'an empty list', broken: document([]), at: ['models'], sound: document(soundModel()) },
  { name: 'no list', broken: { dms_version: '0.1' }, at: ['models'], sound: document(soundModel()) },
  { name: 'null', broken: { dms_version: '0.1', models: null }, at: ['models'], sound: document(soundModel()) },
  { name: 'an empty list without a document', broken: '[]', at: [''], sound: [soundModel()] },
]);
