import { document, ruleCases, soundModel } from '../rule-cases';

const named = (variable: unknown) => document(soundModel({ table: { name: 'orders', environment_variable: variable } }));
const at = ['models[0].table.environment_variable'];

ruleCases('DYN-M016', [
  { name: 'one letter', broken: named('A'), at, sound: named('Ab') },
  { name: 'a digit first', broken: named('1ORDERS'), at, sound: named('ORDERS1') },
  { name: 'an underscore first', broken: named('_ORDERS'), at, sound: named('ORDERS_') },
  { name: 'a hyphen', broken: named('ORDERS-TABLE'), at, sound: named('ORDERS_TABLE') },
  { name: 'a line break at the end', broken: named('ORDERS\n'), at, sound: named('ORDERS') },
  { name: 'reserved by AWS', broken: named('AWS_TABLE'), at, sound: named('AWSTABLE') },
  { name: 'reserved by Lambda', broken: named('LAMBDA_TABLE'), at, sound: named('MY_LAMBDA_TABLE') },
  { name: 'the key of encryption', broken: named('KMS_KEY_ARN'), at, sound: named('KMS_KEY_ARN_') },
  { name: 'the model document', broken: named('DMS_MODEL_B64'), at, sound: named('') },
]);
