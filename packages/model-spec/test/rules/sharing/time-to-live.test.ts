import { document, ruleCases, withAttributes } from '../rule-cases';

const expiring = (name: string, attribute: string, changes = {}) => ({ ...withAttributes({ attribute, type: 'N', ...changes }), name });
const ttl = { roles: ['ttl'] };
const at = ['models[1].attributes[2]'];

ruleCases('DYN-M073', [
  {
    name: 'two attributes',
    broken: document([expiring('A', 'ttl', ttl), expiring('B', 'expires', ttl)]),
    at,
    sound: document([expiring('A', 'ttl', ttl), expiring('B', 'ttl', ttl)]),
  },
  {
    name: 'models of two tables are free',
    broken: document([expiring('A', 'ttl', ttl), expiring('B', 'expires', ttl)]),
    at,
    sound: document([expiring('A', 'ttl', ttl), { ...expiring('B', 'expires', ttl), table: { name: 'other' } }]),
  },
]);

ruleCases('DYN-M075', [
  {
    name: 'the name without the role',
    broken: document([expiring('A', 'expires', ttl), expiring('B', 'expires')]),
    at,
    sound: document([expiring('A', 'expires', ttl), expiring('B', 'validUntil')]),
  },
  {
    name: 'in an earlier model',
    broken: document([expiring('A', 'expires'), expiring('B', 'expires', ttl)]),
    at: ['models[0].attributes[2]'],
    sound: document([expiring('A', 'expires'), { ...expiring('B', 'expires', ttl), table: { name: 'other' } }]),
  },
]);
