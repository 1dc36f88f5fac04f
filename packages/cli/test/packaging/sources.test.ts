import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutEffects } from '../../../../packaging/effects';
import { folderWith } from '../../../../tools/testing/folder';
import { withoutExplanations } from '../../packaging/explanations';
import { fromHomes } from '../../packaging/homes';

describe('codes without explanations', () => {
  test('lose what explains them, and nothing else', () => {
    const code =
      "const a = rule({ code: 'A', title: 'T, and more.', why: 'x, y', broken: `b`, fixed: 'f' + 'g' });\nconst b = { why: 'stays' };";

    expect(withoutExplanations(code)).toBe("const a = rule({ code: 'A', title: 'T, and more.', });\nconst b = { why: 'stays' };");
  });

  test('are codes of a table too', () => {
    expect(withoutExplanations("defineCodes({ 'A-1': { why: 'x', severity: 'error', fixed: 'y', }, });")).toBe(
      "defineCodes({ 'A-1': { severity: 'error', }, });",
    );
  });
});

describe('imports', () => {
  const folder = folderWith({
    'src/index.ts': "export * from './a';\nexport { b, type B, c as d } from './inner';\n",
    'src/a.ts': 'export class A {}\nexport interface I {}\nexport async function run() {}\n',
    'src/inner/index.ts': "export * from './b';\n",
    'src/inner/b.ts': 'export const b = 1;\nexport const c = 2;\n',
  });
  const index = join(folder, 'src/index.ts');
  const file = (name: string) => JSON.stringify(join(folder, 'src', name));

  test.each([
    ["import { A } from '@dynamorm-cdk/x';", `import { A } from ${file('a.ts')};`],
    ["import { type I, run } from '@dynamorm-cdk/x';", `import { run } from ${file('a.ts')};`],
    ["import { b as other } from '@dynamorm-cdk/x/y';", `import { b as other } from ${file('inner/b.ts')};`],
    ["import { d } from '@dynamorm-cdk/x';", 'import { d } from "@dynamorm-cdk/x";'],
    ["import { A } from './a';", "import { A } from './a';"],
  ])('%s', (code, expected) => {
    expect(fromHomes(code, () => index)).toBe(expected);
  });
});

test('a library makes its tables only where they are used', () => {
  const code = 'var a = new A(1);\nvar b = { ...a, c: 1 }, d = 5;\nfunction e() { return b; }';

  expect(withoutEffects(code)).toBe(
    'var a = /* @__PURE__ */ (() => (new A(1)))();\nvar b = /* @__PURE__ */ (() => ({ ...a, c: 1 }))(), d = 5;\nfunction e() { return b; }',
  );
});
