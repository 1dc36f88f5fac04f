import { get, OWNER_INDEX, select, transactCheck, transactGet, transactUpdate, update } from '../calls';
import type { Claim, Role, StatementJson } from '../claim';
import { LEADING, only, some } from './key-conditions';
import { ofTenant } from './variables';

const acme = { TenantID: 'acme' };

const selects = (name: string, resource: (tableArn: string) => string, more: Partial<StatementJson> = {}): Role => ({
  name,
  statements: ({ tableArn }) => [{ Effect: 'Allow', Action: 'dynamodb:PartiQLSelect', Resource: resource(tableArn), ...more }],
});
const selectTable = selects('SelectTable', (arn) => arn);
const selectIndex = selects('SelectIndex', (arn) => `${arn}/index/${OWNER_INDEX}`);
const selectOwn = selects('SelectOwn', (arn) => arn, {
  Condition: only(LEADING, 'acme'),
});
const noFullScan = selects('NoFullScan', (arn) => arn, { Condition: { Bool: { 'dynamodb:FullTableScan': 'false' } } });
const itemActions: Role = {
  name: 'ItemActions',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:UpdateItem'], Resource: tableArn },
  ],
};
const anyKeyInTransaction: Role = {
  name: 'AnyKeyInTransaction',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: 'dynamodb:UpdateItem',
      Resource: tableArn,
      Condition: some(LEADING, 'acme'),
    },
  ],
};

export const statementClaims: Claim[] = [
  {
    id: 'partiql',
    sentence: 'A PartiQL statement is authorized as PartiQLSelect and so on, on the table or the index, with its keys.',
    falls: 'The guardrails name PartiQL by these actions: a later `dynamodb:*` would open the table through it.',
    questions: [
      { asks: 'a SELECT with PartiQLSelect', session: { role: selectTable }, call: select({ PK: 'acme' }), expected: 'allowed' },
      { asks: 'an UPDATE with PartiQLSelect', session: { role: selectTable }, call: update('acme'), expected: 'denied' },
      { asks: 'a SELECT with GetItem, Query and Scan', session: { role: itemActions }, call: select({ PK: 'acme' }), expected: 'denied' },
      { asks: 'a GetItem of the same role', session: { role: itemActions }, call: get('acme'), expected: 'allowed' },
      {
        asks: 'a SELECT from the index, allowed on the index',
        session: { role: selectIndex },
        call: select({ owner: 'acme' }, OWNER_INDEX),
        expected: 'allowed',
      },
      {
        asks: 'a SELECT from the table, allowed on the index',
        session: { role: selectIndex },
        call: select({ PK: 'acme' }),
        expected: 'denied',
      },
      { asks: 'a SELECT of the own key', session: { role: selectOwn }, call: select({ PK: 'acme' }), expected: 'allowed' },
      { asks: 'a SELECT of another key', session: { role: selectOwn }, call: select({ PK: 'globex' }), expected: 'denied' },
      { asks: 'a SELECT without a key', session: { role: selectOwn }, call: select(), expected: 'denied' },
      {
        asks: 'a SELECT by key where full scans are excluded',
        session: { role: noFullScan },
        call: select({ PK: 'acme' }),
        expected: 'allowed',
      },
      { asks: 'a full scan where full scans are excluded', session: { role: noFullScan }, call: select(), expected: 'denied' },
    ],
  },
  {
    id: 'transactions',
    sentence: 'A transaction has no action of its own: its items are authorized as what they do, and a foreign key in one refuses all.',
    falls: 'Tenants could write rows of others in a transaction, or DynamORM could not use transactions.',
    questions: [
      {
        asks: 'an own key, with UpdateItem alone',
        session: { role: ofTenant, tags: acme },
        call: transactUpdate('acme'),
        expected: 'allowed',
      },
      {
        asks: 'an own and a foreign key',
        session: { role: ofTenant, tags: acme },
        call: transactUpdate('acme', 'globex'),
        expected: 'denied',
      },
      { asks: 'a read of an own key', session: { role: ofTenant, tags: acme }, call: transactGet('acme'), expected: 'allowed' },
      {
        asks: 'a read of an own and a foreign key',
        session: { role: ofTenant, tags: acme },
        call: transactGet('acme', 'globex'),
        expected: 'denied',
      },
      {
        asks: 'a check of a foreign key',
        session: { role: ofTenant, tags: acme },
        call: transactCheck('globex', 'acme'),
        expected: 'denied',
      },
      {
        asks: 'a check without ConditionCheckItem',
        session: { role: itemActions },
        call: transactCheck('globex', 'acme'),
        expected: 'denied',
      },
      {
        asks: 'an own and a foreign key under ForAnyValue: allowed if the keys are judged together, denied if one by one',
        session: { role: anyKeyInTransaction },
        call: transactUpdate('acme', 'globex'),
        expected: 'open',
      },
    ],
  },
];
