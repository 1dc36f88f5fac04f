import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';

const files = {
  'go/order.go': `package models

type Order struct {
	PK string \`dynamorm:"pk"\`
}

func (Order) TableName() string { return "orders" }
`,
  'src/user.ts': `import { defineModel } from '@theory-cloud/tabletheory-ts';
export const User = defineModel({
  name: 'User',
  table: { name: process.env.USERS_TABLE ?? 'users' },
  keys: { partition: { attribute: 'PK', type: 'S' } },
  attributes: [{ attribute: 'PK', type: 'S' }],
});
`,
  'app/note.py': `from dataclasses import dataclass
from theorydb_py import ModelDefinition, theorydb_field

@dataclass
class Note:
    pk: str = theorydb_field(name="PK", roles=["pk"])

model = ModelDefinition.from_dataclass(Note, table_name="notes")
`,
  'node_modules/x/model.ts': `defineModel({})`,
  'template.json': JSON.stringify({
    Resources: Object.fromEntries(
      ['Orders', 'Users', 'Notes'].map((name) => [
        `${name}Table`,
        {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: name === 'Notes' ? 'N' : 'S' }],
          },
        },
      ]),
    ),
  }),
};

describe('models in three languages', () => {
  it('become one document', async () => {
    const { code, out } = await dynamormCdk(['extract', './...'], { cwd: folderWith(files) });
    expect(code).toBe(0);
    expect(out.match(/# \S+:\d+/g)).toEqual(['# app/note.py:5', '# go/order.go:3', '# src/user.ts:2']);
    expect(out).toContain('environment_variable: "USERS_TABLE"');
  });

  it('are validated as they are', async () => {
    const { code, out } = await dynamormCdk(['validate', './...'], { cwd: folderWith(files) });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('No findings') });
  });

  it('are compared with tables, and a difference stands at its place in the source', async () => {
    const { code, out } = await dynamormCdk(['check', '--models', './...', '--template', 'template.json'], { cwd: folderWith(files) });
    expect(code).toBe(1);
    expect(out).toContain('app/note.py\n  6:5 error DYN-M080 Note.keys.partition');
    expect(out).toContain('6 |     pk: str = theorydb_field(name="PK", roles=["pk"])');
    expect(out).not.toMatch(/order\.go|user\.ts/);
  });

  it('keep to the name that --table gives them; a name that no model has is an error', async () => {
    const cwd = folderWith(files);
    const named = await dynamormCdk(['extract', './...', '--table', 'User=people', '--table', 'Note=papers'], { cwd });
    expect(named.out.match(/ {6}name: .*/g)).toEqual(['      name: "orders"', '      name: "papers"', '      name: "people"']);
    const unused = await dynamormCdk(['extract', './...', '--table', 'Usr=people'], { cwd });
    expect({ code: unused.code, err: unused.err }).toEqual({ code: 1, err: expect.stringContaining('error DYN-C223') });
  });

  it.each(['src', 'app'])('without any model in %s are a mistake', async (folder) => {
    const cwd = folderWith({ 'src/plain.ts': 'export {};', 'app/plain.py': 'x = 1\n' });
    const { code, err } = await dynamormCdk(['extract', folder], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(
      /^DYN-C015 There are no models in `\w+\/plain\.\w+`: no struct has a `dynamorm` or `theorydb` tag, and nothing calls/,
    );
  });
});
