import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { readTemplate } from '../../src/template/parse-template';

const properties = async (yaml: string): Promise<unknown> => {
  const file = join(folderWith({ 't.yaml': `Resources:\n  A:\n    Type: X\n    Properties:\n      P: ${yaml}\n` }), 't.yaml');
  return (await readTemplate(file)).Resources.A.Properties?.P;
};

describe('short forms', () => {
  test.each([
    ['!Ref Name', { Ref: 'Name' }],
    ['!GetAtt Table.StreamArn', { 'Fn::GetAtt': ['Table', 'StreamArn'] }],
    ['!GetAtt Nested.Outputs.Name', { 'Fn::GetAtt': ['Nested', 'Outputs.Name'] }],
    ['!GetAtt [Table, Arn]', { 'Fn::GetAtt': ['Table', 'Arn'] }],
    ['!Sub "${Stage}-orders"', { 'Fn::Sub': '${Stage}-orders' }],
    ['!Sub ["${A}", { A: !Ref B }]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!Join ["-", [!Ref A, b]]', { 'Fn::Join': ['-', [{ Ref: 'A' }, 'b']] }],
    ['!If [Prod, !Ref A, !Ref "AWS::NoValue"]', { 'Fn::If': ['Prod', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!FindInMap [Map, !Ref "AWS::Region", Name]', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Name'] }],
    ['!ImportValue name', { 'Fn::ImportValue': 'name' }],
    ['!GetStackOutput { StackName: Data, OutputName: Name }', { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Name' } }],
    ['!Transform { Name: M, Parameters: { A: !Ref B } }', { 'Fn::Transform': { Name: 'M', Parameters: { A: { Ref: 'B' } } } }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  ])('%s', async (yaml, expected) => {
    expect(await properties(yaml)).toEqual(expected);
  });

  test('names that YAML 1.1 takes for truth or dates stay names', async () => {
    expect(await properties('[on, yes, N, 2012-10-17]')).toEqual(['on', 'yes', 'N', '2012-10-17']);
  });

  test('anchors and merge keys are resolved', async () => {
    expect(await properties('{ a: &x { b: 1 }, c: { <<: *x } }')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });
});

describe('refused', () => {
  test.each([
    ['a list', '- 1', 'DYN-C006', 'it has no `Resources`'],
    ['nothing', '', 'DYN-C006', 'it has no `Resources`'],
    ['broken YAML', 'Resources: [', 'DYN-C006', 'is neither JSON nor YAML'],
    ['a key twice', 'Resources:\n  A: 1\n  B: 2\n  A: 3\n', 'DYN-C006', 'the key `A` appears twice in a map, again at line 4'],
    ['two documents', 'Resources: {}\n---\nResources: {}\n', 'DYN-C006', 'it has several YAML documents, and a template is one'],
    ['broken JSON', '{"Resources": {', 'DYN-C006', 'is neither JSON nor YAML'],
  ])('%s', async (_, text, code, part) => {
    const failed = readTemplate(join(folderWith({ 't.yaml': text }), 't.yaml'));

    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.toThrow(part);
  });
});
