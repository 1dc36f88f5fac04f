// Runs every form with Go and writes what it returns: `npx tsx packages/model-source/test/go/table-names/record.ts`. Needs Go; the tests read the record.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { forms } from './forms';
import { environments, filesOf } from './program';

const folder = mkdtempSync(join(tmpdir(), 'table-names-'));
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
write('go.mod', 'module example.com/forms\n\ngo 1.24\n');
for (const [at, form] of forms.entries()) {
  for (const [name, text] of Object.entries(filesOf(form, `example.com/forms/f${at}`))) write(`f${at}/${name}`, text);
}
// A new value, as DynamORM asks for its table: by a pointer, which has the methods of values too.
const calls = forms.map((_, at) => `\tcase "${at}":\n\t\treturn new(f${at}.Note)`).join('\n');
write(
  'main.go',
  `package main

import (
	"fmt"
	"os"
${forms.map((_, at) => `\tf${at} "example.com/forms/f${at}"`).join('\n')}
)

type named interface{ TableName() string }

func model(form string) named {
	switch form {
${calls}
	}
	return nil
}

func main() {
	fmt.Print(model(os.Args[1]).TableName())
}
`,
);
execFileSync('go', ['build', '-o', 'forms', '.'], { cwd: folder, stdio: 'inherit' });
const returned = (at: number, env: Record<string, string>): string | null => {
  try {
    return execFileSync(join(folder, 'forms'), [String(at)], { cwd: folder, env, stdio: 'pipe' }).toString();
  } catch {
    return null;
  }
};
const record = Object.fromEntries(forms.map(({ title }, at) => [title, environments.map((env) => returned(at, env))]));
writeFileSync(join(__dirname, 'recorded.json'), `${JSON.stringify(record, undefined, 2)}\n`);
rmSync(folder, { recursive: true, force: true });
