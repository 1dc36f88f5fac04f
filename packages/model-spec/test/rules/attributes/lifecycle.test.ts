import { document, ruleCases, withAttributes } from '../rule-cases';

const roles = (...all: [string, string][]) =>
  document(withAttributes(...all.map(([type, role], at) => ({ attribute: `a${at}`, type, roles: [role] }))));

ruleCases('DYN-M044', [
  ...[
    ['N', 'ttl'],
    ['N', 'version'],
    ['S', 'created_at'],
    ['S', 'updated_at'],
  ].map(([type, role]) => ({
    name: `two attributes with the role ${role}`,
    broken: roles([type, role], [type, role]),
    at: ['models[0].attributes[3].roles[0]'],
    sound: roles([type, role]),
  })),
]);

ruleCases('DYN-M045', [
  ...[
    ['ttl', 'S', 'N'],
    ['version', 'S', 'N'],
    ['created_at', 'N', 'S'],
    ['updated_at', 'N', 'S'],
  ].map(([role, wrong, right]) => ({
    name: `${role} as ${wrong}`,
    broken: roles([wrong, role]),
    at: ['models[0].attributes[2].type'],
    sound: roles([right, role]),
  })),
  {
    name: 'an encrypted version',
    broken: document(withAttributes({ attribute: 'version', type: 'N', roles: ['version'], encryption: { v: 1 } })),
    at: ['models[0].attributes[2].encryption'],
    sound: document(withAttributes({ attribute: 'version', type: 'N', roles: ['version'], encryption: null })),
  },
]);
