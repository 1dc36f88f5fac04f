import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const sources = join(__dirname, '../programs');

/** Where the programs stand as plain JavaScript: a loader of TypeScript would cost all contestants more than some of them cost themselves. */
export const programs = join(__dirname, '../.programs');

/** Translates the programs of the benchmark. */
export function translatePrograms(): void {
  rmSync(programs, { recursive: true, force: true });
  for (const file of filesIn(sources)) {
    const { outputText } = transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
    });
    const target = join(programs, relative(sources, file).replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}
