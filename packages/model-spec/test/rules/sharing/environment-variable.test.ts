import { document, ruleCases, soundModel } from '../rule-cases';

const model = (name: string, variable?: string, table = 'orders') =>
  soundModel({ name, table: { name: table, ...(variable === undefined ? {} : { environment_variable: variable }) } });

ruleCases('DYN-M076', [
  {
    name: 'two variables',
    broken: document([model('A', 'ORDERS'), model('B', 'LINES')]),
    at: ['models[1].table.environment_variable'],
    sound: document([model('A', 'ORDERS'), model('B', 'ORDERS')]),
  },
  {
    name: 'a model that states none is free',
    broken: document([model('A'), model('B', 'ORDERS'), model('C', 'LINES'), model('D', 'REST')]),
    at: ['models[2].table.environment_variable', 'models[3].table.environment_variable'],
    sound: document([model('A'), model('B', 'ORDERS'), model('C'), model('D', 'ORDERS')]),
  },
  {
    name: 'models of two tables are free',
    broken: document([model('A', 'ORDERS'), model('B', 'orders')]),
    at: ['models[1].table.environment_variable'],
    sound: document([model('A', 'ORDERS'), model('B', 'orders', 'other')]),
  },
]);
