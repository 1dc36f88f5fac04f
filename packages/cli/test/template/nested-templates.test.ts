import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { tablesOf } from '../../src/template/template-tables';

const sam = 'Transform: AWS::Serverless-2016-10-31\n';
const folder = folderWith({
  'inner.yaml': `${sam}Resources:\n  Carts: { Type: AWS::Serverless::SimpleTable, Properties: { Tags: { team: shop } } }\n`,
  'app.yaml': `${sam}Resources:\n  App: { Type: AWS::Serverless::Application, Properties: { Location: ./inner.yaml } }\n`,
  'published.yaml': `${sam}Resources:\n  App: { Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: x, SemanticVersion: 1.0.0 } } }\n`,
  'amplify.yaml': 'Resources:\n  Todo: { Type: Custom::AmplifyDynamoDBTable, Properties: { tableName: todo } }\n',
  'module.yaml': 'Resources:\n  Data: { Type: Acme::Shop::Tables::MODULE, Properties: {} }\n',
});
const read = (file: string) => tablesOf([join(folder, file)]);

describe('tables that another template has', () => {
  test('are those of an application beside it', async () => {
    const { tables, findings } = await read('app.yaml');

    expect(tables).toMatchObject([{ selector: 'App/Carts', resource: { Properties: { Tags: [{ Key: 'team', Value: 'shop' }] } } }]);
    expect(findings).toEqual([]);
  });

  test.each([
    ['published.yaml', 'The template of the nested stack `App` is not next to this one: tables in it were not looked at.'],
    ['amplify.yaml', '`Todo` is a custom resource of Amplify, which makes a table: tables in it were not looked at.'],
    ['module.yaml', '`Data` is a module of the type Acme::Shop::Tables::MODULE: tables in it were not looked at.'],
  ])('are told to be unread: %s', async (file, message) => {
    const { tables, findings } = await read(file);

    expect(tables).toEqual([]);
    expect(findings).toMatchObject([{ code: 'DYN-C106', message }]);
  });
});

describe('a nested stack of a program that was synthesized without the CDK CLI', () => {
  const hash = 'a'.repeat(64);
  const url = { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, `/assets/${hash}.json`]] };
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } };
  const files = (assets: string) => ({
    'Shop.template.json': JSON.stringify({ Resources: { Data: nested } }),
    'ShopData.nested.template.json': JSON.stringify({ Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties: {} } } }),
    'Shop.assets.json': assets,
  });
  const readIn = (assets: string) => tablesOf([join(folderWith(files(assets)), 'Shop.template.json')]);

  test('is found by the hash of its template', async () => {
    const { tables, findings } = await readIn(JSON.stringify({ files: { [hash]: { source: { path: 'ShopData.nested.template.json' } } } }));

    expect(tables.map(({ selector }) => selector)).toEqual(['Data/Orders']);
    expect(findings).toEqual([]);
  });

  test.each(['{', '[]', '{"files":{}}', `{"files":{"${hash}":{"source":{"path":"absent.json"}}}}`])(
    'is told to be unread with %s',
    async (assets) => {
      expect((await readIn(assets)).findings).toMatchObject([{ code: 'DYN-C106' }]);
    },
  );
});
