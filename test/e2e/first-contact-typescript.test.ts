// What a user of TypeScript and JavaScript meets first: the packages install, compile strictly and run, and a mistake is explained
import { afterAll, describe, expect, test } from 'vitest';
import { versions } from '../../projenrc/versions';
import { compile } from '../../tools/packaging/compile';
import { FreshNodeProject } from '../../tools/packaging/fresh-node-project';
import { expectShortMessage, type Place, sourceLine } from '../support/first-contact/message';
import { programText, right, type WrongProgram, wrong } from '../support/first-contact/programs';

/** All that a careful user switches on, and the declarations of the libraries are checked too. */
const strict = {
  strict: true,
  skipLibCheck: false,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  target: 'ES2022',
  lib: ['ES2022'],
  types: ['node'],
};

/** The ways in which a program imports the packages. */
const ways = [
  { title: 'CommonJS', type: 'commonjs', options: { module: 'node16' } },
  { title: 'ES modules', type: 'module', options: { module: 'nodenext' } },
  { title: 'a bundler', type: 'module', options: { module: 'esnext', moduleResolution: 'bundler', noEmit: true } },
];

/** The projects by their version of aws-cdk-lib: each is installed once. */
const projects = new Map<string, Promise<FreshNodeProject>>();

function projectWith(cdk: string): Promise<FreshNodeProject> {
  const project = projects.get(cdk) ?? compile().then(() => FreshNodeProject.make(cdk));
  projects.set(cdk, project);
  return project;
}

afterAll(async () => {
  for (const project of await Promise.all(projects.values())) project.remove();
});

describe.each([
  ['the oldest aws-cdk-lib', versions.cdk],
  ['the newest aws-cdk-lib', versions.newestCdk],
])('with %s', (_, cdk) => {
  test.each(ways)('a program compiles strictly for $title, and runs', async ({ type, options }) => {
    const project = await projectWith(cdk);
    const folder = `${type}-${options.module}`;
    project.write(`${folder}/package.json`, JSON.stringify({ type }));
    project.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: { ...strict, ...options }, files: ['shop.ts'] }));
    project.write(`${folder}/shop.ts`, right);

    const compiled = await project.compile(folder);
    expect(compiled.status, compiled.output).toBe(0);
    if (options.noEmit) return;

    const { status, output } = await project.node(`${folder}/shop.js`);
    expect(status, output).toBe(0);
    expect(output.trim()).toBe('AWS::DynamoDB::GlobalTable AWS::DynamoDB::GlobalTable');
  });
});

describe('a mistake', () => {
  const printed = async (program: WrongProgram, kind: 'cjs' | 'mjs', ...options: string[]): Promise<Place> => {
    const project = await projectWith(versions.cdk);
    const name = `${program.library}.${kind}`;
    project.write(name, programText(program, kind));
    const { status, output } = await project.node(name, ...options);
    expect(status).not.toBe(0);
    return expectShortMessage(output, program.message, name);
  };

  test.each(wrong)('in the use of $library, $mistake, is explained in a few lines', async (program) => {
    const { file, code } = await printed(program, 'cjs');

    expect(file).toMatch(new RegExp(`@dynamorm-cdk/${program.library}/lib/index\\.js$`));
    expect(code).toContain('throw');
  });

  test.each(wrong)('in the use of $library, $mistake, is explained in an ES module', async (program) => {
    // For those Node prints a place of its own.
    await printed(program, 'mjs');
  });

  test.each(wrong)('in the use of $library, $mistake, leads to the TypeScript source', async (program) => {
    const { file, line, code } = await printed(program, 'cjs', '--enable-source-maps');

    expect(code).toBe(sourceLine(file, line));
  });
});
