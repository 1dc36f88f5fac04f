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
