import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../tools/testing/folder';
import { readSourceCode } from '../src/read-sources';

const many = 20_000;
const parentheses = (inner: string): string => '('.repeat(many) + inner + ')'.repeat(many);
const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n');
const order = (table: string, more = ''): string =>
  `package models\n\nimport "os"\n\ntype Order struct {\n\tID string \`dynamorm:"pk"\`\n}\n\n${more}\nfunc (Order) TableName() string { ${table} }\n`;
const job = (value: string, before = ''): string =>
  `import { defineModel } from 'x';\n${before}\ndefineModel({ name: 'Job', table: { name: 'jobs' }, keys: { partition: { attribute: 'id', type: 'S' } }, attributes: [{ attribute: 'id', type: 'S', roles: ['pk'], x: ${value} }] });`;

/** Each would take forever, or all memory, where every way were followed to its end. */
test.each<[string, string, string, string]>([
  [
    '40 structs that each embed the next two',
    'models.go',
    `package models\n\n${lines(40, (at) => `type S${at} struct {\n\tS${at + 1}\n\tS${at + 2}\n}`)}\ntype S40 struct {\n\tID string \`dynamorm:"pk"\`\n}\ntype S41 struct {\n\tName string \`dynamorm:"omitempty"\`\n}\n`,
    'DYN-C219',
  ],
  ['a struct that embeds itself', 'models.go', 'package models\n\ntype A struct {\n\tA\n\tID string `dynamorm:"pk"`\n}\n', 'DYN-C221'],
  ['a long sum in Go', 'models.go', order(`return ${'"a" + '.repeat(many)}"b"`), 'DYN-C220'],
  [
    'a type of lists in Go',
    'models.go',
    `package models\n\ntype A struct {\n\tID string \`dynamorm:"pk"\`\n\tX ${'[]'.repeat(many)}string\n}\n`,
    'DYN-C202',
  ],
  [
    'functions that call themselves in Go',
    'models.go',
    order('return f("a")', 'func f(n string) string { return f(n) + f(n) }'),
    'DYN-C220',
  ],
  [
    'conditions in a row in Go',
    'models.go',
    order(`n := "a"\n${lines(40, (at) => `if os.Getenv("V${at}") == "x" { n = n + "${at}" }`)}\nreturn n`),
    'DYN-C220',
  ],
  ['parentheses in TypeScript', 'models.ts', `import { defineModel } from 'x';\ndefineModel(${parentheses('{}')});`, 'DYN-C260'],
  [
    'objects that hold the one before twice',
    'models.ts',
    job('o30', `const o0 = { a: 1 };\n${lines(30, (at) => `const o${at + 1} = { a: o${at}, b: o${at} };`)}`),
    'DYN-C261',
  ],
  [
    'parentheses in Python',
    'models.py',
    `from theorydb_py import ModelDefinition\nx = ModelDefinition.from_dataclass(${parentheses('1')})\n`,
    'DYN-C261',
  ],
  [
    'functions that call each other in Python',
    'models.py',
    `from dataclasses import dataclass
from theorydb_py import ModelDefinition, theorydb_field
def f(x):
    return g(x) + g(x)
def g(x):
    return f(x) + f(x)
@dataclass
class A:
    pk: str = theorydb_field(name=f('a'), roles=['pk'])
m = ModelDefinition.from_dataclass(A, table_name='a')
`,
    'DYN-C261',
  ],
  [
    'conditions in a row in TypeScript',
    'models.ts',
    `import { defineModel } from 'x';\nfunction t() {\n${lines(40, (at) => `if (process.env.V${at}) { if (process.env.W${at}) return 'a${at}'; }`)}\nreturn 'x'; }\ndefineModel({ name: 'A', table: { name: t() } });`,
    'DYN-C262',
  ],
  [
    'callers that call each other in TypeScript',
    'models.ts',
    "import { defineModel } from 'x';\nfunction m(n: string) { m(n + 'a'); m(n + 'b'); return defineModel({ name: n, table: { name: n } }); }\nm('x');",
    'DYN-C261',
  ],
  [
    'a class that makes itself in TypeScript',
    'models.ts',
    "import { defineModel } from 'x';\nclass A { b = new A(); static s = A.s; }\nconst a = new A();\ndefineModel({ name: 'A', table: { name: a.b.b } });\ndefineModel({ name: 'B', table: { name: A.s } });",
    'DYN-C262',
  ],
  [
    'callers that call each other in Python',
    'models.py',
    `from dataclasses import dataclass
from tabletheory_py import ModelDefinition, theorydb_field
@dataclass
class A:
    pk: str = theorydb_field(roles=['pk'])
def m(n):
    m(n + 'a')
    m(n + 'b')
    return ModelDefinition.from_dataclass(A, table_name=n)
m('x')
`,
    'DYN-C262',
  ],
])('%s: a finding', async (_, name, text, code) => {
  const { findings } = await readSourceCode([join(folderWith({ [name]: text }), name)], {});

  expect(findings.map((one) => one.code)).toContain(code);
});

test('parentheses in Go: read, or a finding, as the stack allows', async () => {
  const name = 'models.go';
  const { models, findings } = await readSourceCode([join(folderWith({ [name]: order(`return ${parentheses('"orders"')}`) }), name)], {});

  expect(models.map(({ model }) => model.tableName).concat(findings.map(({ code }) => code))).toHaveLength(1);
});
