import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Ended, run } from '../command-line';

/** A service in one language that calls the check and then serves. */
export interface Service {
  readonly language: 'Go' | 'TypeScript' | 'JavaScript' | 'Python';
  /** The file of the check. */
  readonly file: string;
  /** How the first word of the sentence is written, as errors of the language are. */
  readonly begins: 'missing' | 'Missing';
  /** What the language's own tools say of the check; empty where they say nothing. */
  judge(folder: string): Promise<string>;
  /** Starts the service with these variables alone. */
  start(folder: string, env: Record<string, string>): Promise<Ended>;
}

const main = `package main

import (
	"fmt"
	"log"

	"example.com/shop/internal/models"
)

func main() {
	log.SetFlags(0)
	if err := models.CheckEnvironment(); err != nil {
		log.Fatal(err)
	}
	fmt.Println("serving")
}
`;

const go: Service = {
  language: 'Go',
  file: 'internal/models/environment_check.go',
  begins: 'missing',
  judge: async (folder) => {
    const formatted = await run('gofmt', ['-l', 'internal'], { cwd: folder });
    const vetted = await run('go', ['vet', './internal/models'], { cwd: folder, env: offline });
    return formatted.out + formatted.err + vetted.out + vetted.err;
  },
  start: async (folder, env) => {
    if (!existsSync(join(folder, 'service'))) {
      writeFileSync(join(folder, 'go.mod'), 'module example.com/shop\n\ngo 1.22\n');
      writeFileSync(join(folder, 'main.go'), main);
      const built = await run('go', ['build', '-o', 'service', '.'], { cwd: folder, env: offline });
      if (built.code !== 0) return built;
    }
    return run(join(folder, 'service'), [], { cwd: folder, env });
  },
};

/** Nothing is downloaded: the check has no dependencies. */
const offline = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };

const typescript: Service = {
  language: 'TypeScript',
  file: 'src/environment-check.ts',
  begins: 'Missing',
  judge: async (folder) => {
    // Node's own types would be most of the work.
    writeFileSync(
      join(folder, 'src/process.d.ts'),
      'declare const process: { readonly env: Readonly<Record<string, string | undefined>> };\n',
    );
    const program = ts.createProgram([join(folder, 'src/process.d.ts'), join(folder, 'src/environment-check.ts')], {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noPropertyAccessFromIndexSignature: true,
      noImplicitReturns: true,
      noUnusedLocals: true,
      isolatedDeclarations: true,
      declaration: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      types: [],
      lib: ['lib.es2022.d.ts'],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .join('\n');
  },
  start: (folder, env) => startedByNode(folder, './environment-check.ts', env),
};

const javascript: Service = {
  language: 'JavaScript',
  file: 'src/environment-check.mjs',
  begins: 'Missing',
  judge: async (folder) => (await run(process.execPath, ['--check', 'src/environment-check.mjs'], { cwd: folder })).err,
  start: (folder, env) => startedByNode(folder, './environment-check.mjs', env),
};

function startedByNode(folder: string, check: string, env: Record<string, string>): Promise<Ended> {
  writeFileSync(
    join(folder, 'src/main.mjs'),
    `import { checkEnvironment } from ${JSON.stringify(check)};
try {
  checkEnvironment();
  console.log('serving');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
`,
  );
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', 'src/main.mjs'], {
    cwd: folder,
    env,
  });
}

const python: Service = {
  language: 'Python',
  file: 'app/environment_check.py',
  begins: 'Missing',
  judge: async (folder) => (await run('python3', ['-W', 'error', '-m', 'py_compile', 'app/environment_check.py'], { cwd: folder })).err,
  start: (folder, env) => {
    mkdirSync(join(folder, 'app'), { recursive: true });
    writeFileSync(
      join(folder, 'app/main.py'),
      `import sys
from environment_check import MissingEnvironmentError, check_environment

try:
    check_environment()
except MissingEnvironmentError as error:
    sys.exit(str(error))
print("serving")
`,
    );
    return run('python3', ['app/main.py'], { cwd: folder, env });
  },
};

export const services: readonly Service[] = [go, typescript, javascript, python];
