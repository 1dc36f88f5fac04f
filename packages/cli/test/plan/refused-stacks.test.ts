import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';

const table = `Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`;
const declaring = (...parameters: string[]) => `Parameters:\n${parameters.map((one) => `  ${one}\n`).join('')}${table}`;
const nesting = (parameters: string) => `Resources:
  Data:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: inner.yaml, Parameters: ${parameters} }
`;
const folder = folderWith({
  'plain.yaml': table,
  'dev.yaml': declaring('Env: { Type: String, AllowedValues: [dev] }'),
  'env.yaml': declaring('Env: { Type: String, AllowedValues: [dev, prod] }', 'Size: { Type: Number, Default: 5, MaxValue: 10 }'),
  'default.yaml': declaring('Env: { Type: String, Default: qa, AllowedValues: [dev, prod] }'),
  'secret.yaml': declaring('Token: { Type: String, NoEcho: true, MinLength: 20 }'),
  'inner.yaml': declaring('Env: { Type: String, AllowedValues: [dev, prod] }', 'Size: { Type: Number, Default: 5 }'),
  'sound.yaml': nesting('{ Env: dev, Size: 3 }'),
  'open.yaml': nesting('{ Env: !Ref "AWS::Region" }'),
  'wrong.yaml': nesting('{ Env: qa, Size: many }'),
  'absent.yaml': nesting('{ Site: dev }'),
  'given.yaml': nesting('!If [A, { Env: dev }, { Env: prod }]'),
});
const plan = async (from: string, to: string, ...more: string[]) => {
  const { code, out } = await dynamormCdk(['plan', '--from', from, '--to', to, '--format', 'json', ...more], { cwd: folder });
  const { tables, findings } = JSON.parse(out) as {
    tables: { outcome: string }[];
    findings: { code: string; severity: string; message: string; path?: string; hint?: string }[];
  };
  return { code, outcomes: tables.map(({ outcome }) => outcome), findings: findings.filter(({ code: one }) => one === 'DYN-C360') };
};

describe('--parameter', () => {
  test('with a value that the template allows', async () => {
    expect(await plan('env.yaml', 'env.yaml', '--parameter', 'Env=prod')).toEqual({ code: 0, outcomes: ['unchanged'], findings: [] });
  });

  test('with another value is refused, and so is everything of the stack', async () => {
    const { code, outcomes, findings } = await plan('env.yaml', 'env.yaml', '--parameter', 'Env=prd', '--parameter', 'Size=11');

    expect({ code, outcomes }).toEqual({ code: 1, outcomes: ['refused'] });
    expect(findings).toMatchObject([
      {
        severity: 'error',
        message: 'The value `prd` of the parameter `Env` is not one of `dev`, `prod`.',
        path: 'Parameters.Env',
        hint: 'Did you mean `prod`?',
      },
      { message: 'The value `11` of the parameter `Size` is more than 10.' },
    ]);
  });

  test('with a value that only the template before refuses is a warning', async () => {
    const { code, outcomes, findings } = await plan('dev.yaml', 'env.yaml', '--parameter', 'Env=prod');

    expect({ code, outcomes }).toEqual({ code: 0, outcomes: ['unchanged'] });
    expect(findings).toMatchObject([{ severity: 'warning', hint: expect.stringContaining('The stack of --from cannot have this value') }]);
  });

  test('with a secret value does not show it', async () => {
    const { findings } = await plan('secret.yaml', 'secret.yaml', '--parameter', 'Token=hunter2');

    expect(findings[0].message).toBe('The value of the parameter `Token` is refused: it has 7 characters; the parameter needs 20 or more.');
  });
});

describe('a default', () => {
  test('that the template does not allow is refused', async () => {
    const { code, outcomes, findings } = await plan('plain.yaml', 'default.yaml');

    expect({ code, outcomes }).toEqual({ code: 1, outcomes: ['refused'] });
    expect(findings).toMatchObject([
      { message: 'The default `qa` of the parameter `Env` is not one of `dev`, `prod`.', path: 'Parameters.Env.Default' },
    ]);
  });

  test('that another value stands in for is a warning', async () => {
    const { code, outcomes, findings } = await plan('plain.yaml', 'default.yaml', '--parameter', 'Env=dev');

    expect({ code, outcomes }).toEqual({ code: 0, outcomes: ['unchanged'] });
    expect(findings).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('a loop', () => {
  const loop = [
    '  Fn::ForEach::Tables:',
    '    - Name',
    '    - [Carts]',
    '    - ${Name}Table: { Type: AWS::DynamoDB::Table, Properties: {} }',
  ];
  const looped = `Resources:\n${loop.join('\n')}\n`;
  const found = async (text: string) => {
    const cwd = folderWith({ 't.yaml': text });
    const { out } = await dynamormCdk(['plan', '--from', 't.yaml', '--to', 't.yaml'], { cwd });
    return out;
  };

  test('needs the transform that makes resources of it', async () => {
    const message =
      'The template has the loop `Fn::ForEach::Tables`, which CloudFormation refuses without the transform `AWS::LanguageExtensions`.';

    expect(await found(looped)).toContain(message);
    expect(await found(`Transform: AWS::LanguageExtensions\n${looped}`)).not.toContain(message);
    expect(await found(`Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n${looped}`)).not.toContain(message);
  });
});

describe('a nested stack', () => {
  test.each(['sound.yaml', 'open.yaml', 'given.yaml'])('that gets what its template takes: %s', async (file) => {
    expect((await plan(file, file)).findings).toEqual([]);
  });

  test('that gets another value, no value or another parameter is refused', async () => {
    const wrong = await plan('sound.yaml', 'wrong.yaml');
    const absent = await plan('sound.yaml', 'absent.yaml');

    expect([wrong.outcomes, absent.outcomes]).toEqual([['refused'], ['refused']]);
    expect([...wrong.findings, ...absent.findings].map(({ message }) => message)).toEqual([
      'The value `qa` of the parameter `Env` is not one of `dev`, `prod`.',
      'The value `many` of the parameter `Size` is not a number.',
      'The nested stack `Data` gets no value for the parameter `Env`, which has no default.',
      'The nested stack `Data` gets the parameter `Site`, which its template does not declare (`inner.yaml`).',
    ]);
  });
});
