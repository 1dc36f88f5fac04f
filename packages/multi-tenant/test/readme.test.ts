import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as modelSpec from '@dynamorm-cdk/model-spec';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as core from 'aws-cdk-lib/core';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as multiTenant from '../src';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const block = (language: string): string => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(readme)?.[1] ?? '';
const modules: Record<string, unknown> = {
  '@dynamorm-cdk/model-spec': modelSpec,
  '@dynamorm-cdk/multi-tenant': multiTenant,
  'aws-cdk-lib/aws-lambda': lambda,
  'aws-cdk-lib/core': core,
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'multi-tenant-'));
  writeFileSync(join(folder, 'models.dms.yaml'), block('yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the shortest program, in the folder that holds its models, and gives its app. */
function appOf(program: string): core.App {
  const { outputText } = ts.transpileModule(program.replace('models.dms.yaml', join(folder, 'models.dms.yaml')), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const run = new Function('require', 'exports', `${outputText}\nreturn app;`);
  return run((name: string) => modules[name], {}) as core.App;
}

describe('the shortest program', () => {
  const program = block('ts nofixture');

  test('runs as it stands, with the broker in a stack of its own', () => {
    const app = appOf(program);

    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Data', 'Api']);
    const [{ Properties }] = Object.values(
      Template.fromStack(app.node.findChild('Api') as core.Stack).findResources('AWS::Lambda::Function'),
    );
    expect(Object.keys(Properties.Environment.Variables)).toEqual(['DOCS_TABLE', 'TENANT_ROLE_ARN']);
  });

  test('runs with the broker in the stack of the table', () => {
    const app = appOf(program.replace("new Function(api, 'Authorizer'", "new Function(data, 'Authorizer'"));

    Template.fromStack(app.node.findChild('Data') as core.Stack).resourceCountIs('AWS::Lambda::Function', 1);
    expect(() => app.synth()).not.toThrow();
  });
});
