import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missing } from '../../../../tools/programs/installed';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { services } from './services';

const sources = {
  'go.mod': 'module example.com/shop\n\ngo 1.22\n\nrequire github.com/pay-theory/dynamorm v1.3.0\n',
  'internal/models/models.go': `package models

import "os"

type Order struct {
	PK    string \`dynamorm:"pk"\`
	SK    string \`dynamorm:"sk"\`
	Phone string \`dynamorm:"encrypted"\`
}

func (Order) TableName() string { return os.Getenv("SHOP_ORDERS_TABLE") }

type Line struct {
	PK string \`dynamorm:"pk"\`
	SK string \`dynamorm:"sk"\`
}

func (Line) TableName() string { return os.Getenv("SHOP_ORDERS_TABLE") }

type Stock struct {
	PK string \`dynamorm:"pk"\`
}

func (Stock) TableName() string {
	for _, name := range []string{"SHOP_STOCK_TABLE", "SHOP_TABLE"} {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return "stock"
}

type Fixed struct {
	PK string \`dynamorm:"pk"\`
}

func (Fixed) TableName() string { return "fixed" }
`,
};

const typescript = {
  'src/user.ts': `import { defineModel } from '@theory-cloud/tabletheory-ts';
export const User = defineModel({
  name: 'User',
  table: { name: process.env.SHOP_ORDERS_TABLE ?? 'users' },
  keys: { partition: { attribute: 'PK', type: 'S' } },
  attributes: [{ attribute: 'PK', type: 'S' }],
});
`,
};

const python = {
  'app/note.py': `import os
from dataclasses import dataclass
from theorydb_py import ModelDefinition, theorydb_field

@dataclass
class Note:
    pk: str = theorydb_field(name="PK", roles=["pk"])

model = ModelDefinition.from_dataclass(Note, table_name=os.environ["SHOP_ORDERS_TABLE"])
`,
};

const document = {
  'models.dms.yaml': `dms_version: "0.1"
models:
  - name: Order
    table: { name: orders, environment_variable: SHOP_ORDERS_TABLE }
    keys: { partition: { attribute: PK, type: S } }
    attributes: [{ attribute: PK, type: S, required: true, roles: [pk] }]
`,
};

const whole = {
  KMS_KEY_ARN: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  SHOP_ORDERS_TABLE: 'a',
  SHOP_STOCK_TABLE: 'b',
  TENANT_ROLE_ARN: 'c',
};
const key = 'KMS_KEY_ARN (field encryption key of Order)';
const orders = 'SHOP_ORDERS_TABLE (table of Line and Order)';
const stock = 'SHOP_STOCK_TABLE or SHOP_TABLE (table of Stock)';
const role = 'TENANT_ROLE_ARN (required by the service)';

const without = (name: keyof typeof whole): Record<string, string> =>
  Object.fromEntries(Object.entries(whole).filter(([one]) => one !== name));

describe.each(services)('a service in $language', ({ language, file, begins, judge, start }) => {
  const program = language === 'Go' ? 'go' : language === 'Python' ? 'python3' : undefined;

  test('starts with all variables, and without some it ends with the sentence that names them', async ({ skip }) => {
    const absent = program === undefined ? undefined : await missing(program);
    skip(absent !== undefined, absent);
    const cwd = folderWith(sources);
    mkdirSync(dirname(join(cwd, file)), { recursive: true });

    const written = await dynamormCdk(['extract', './internal/...', '--runtime-check', file, '--variable', 'TENANT_ROLE_ARN', '--quiet'], {
      cwd,
    });

    expect([written.code, written.err]).toEqual([0, '']);
    expect(await judge(cwd)).toBe('');
    const said = (...named: string[]) => ({ code: 1, out: '', err: `${begins} or empty in the environment: ${named.join(', ')}\n` });
    const serving = { code: 0, out: 'serving\n', err: '' };
    expect(await start(cwd, whole)).toEqual(serving);
    expect(await start(cwd, { ...without('SHOP_STOCK_TABLE'), SHOP_TABLE: 'b' })).toEqual(serving);
    expect(await start(cwd, without('SHOP_ORDERS_TABLE'))).toEqual(said(orders));
    expect(await start(cwd, { ...whole, SHOP_ORDERS_TABLE: '' })).toEqual(said(orders));
    expect(await start(cwd, { ...whole, KMS_KEY_ARN: '  ' })).toEqual(said(key));
    expect(await start(cwd, {})).toEqual(said(key, orders, stock, role));
  });

  test.each([
    ['Go', sources, './internal/...'],
    ['TypeScript', typescript, './src/...'],
    ['Python', python, './app/...'],
    ['a document', document, 'models.dms.yaml'],
  ])('is checked for what models in %s read', async (_, files, pattern) => {
    const cwd = folderWith({ ...files, [join(dirname(file), 'other.txt')]: '' });

    const { code } = await dynamormCdk(['extract', pattern, '--runtime-check', file, '--quiet'], { cwd });

    expect(code).toBe(0);
    expect(readFileSync(join(cwd, file), 'utf8')).toMatch(/SHOP_ORDERS_TABLE\b/);
  });
});
