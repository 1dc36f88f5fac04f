import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { DynamORMTable } from '../../src';

const ROOT = join(__dirname, '..', '..', '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs/coming-from.md'), 'utf8');
const keys = { partitionKey: { name: 'PK', type: AttributeType.STRING }, sortKey: { name: 'SK', type: AttributeType.STRING } };

function synthesized(build: (stack: Stack) => void): Record<string, { Properties: Record<string, unknown> }> {
  const stack = new Stack(new App(), 'Shop');
  build(stack);
  return Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable') as ReturnType<typeof synthesized>;
}

describe('the diff that the page of other constructs shows', () => {
  const before = synthesized((stack) => new TableV2(stack, 'Orders', keys));
  const after = synthesized((stack) => new DynamORMTable(stack, 'Orders', keys));
  const diff = PAGE.split('```diff\n')[1].split('```')[0];
  const [[logicalId, table]] = Object.entries(after);

  test('names the logical id, which stays', () => {
    expect(Object.keys(before)).toEqual([logicalId]);
    expect(diff).toContain(`AWS::DynamoDB::GlobalTable Orders/Default ${logicalId}`);
  });

  test.each([
    ['before', before, '-'],
    ['after', after, '+'],
  ])('has the replicas as they are %s', (_, resources, sign) => {
    const lines = [...diff.matchAll(/^ │ {6}\[([ +-])\](.*)$/gm)].filter(([, mark]) => mark === ' ' || mark === sign);
    expect(JSON.parse(lines.map(([, , text]) => text).join(''))).toEqual(resources[logicalId].Properties.Replicas);
  });

  test('has everything else that is new', () => {
    const { SSESpecification, Replicas: _, ...rest } = table.Properties;
    const { Replicas: __, ...old } = before[logicalId].Properties;
    expect(rest).toEqual(old);
    expect(diff).toContain(`[+] SSESpecification\n     └─ ${JSON.stringify(SSESpecification)}`);
  });
});

describe('a raw Table, prop by prop and method by method', () => {
  const section = PAGE.split('\n## A raw Table\n')[1].split('\n## ')[0];
  const declared = (file: string) => readFileSync(join(ROOT, 'node_modules/aws-cdk-lib/aws-dynamodb/lib', file), 'utf8');
  const named = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name);

  test.each(['SchemaOptions', 'TableOptions', 'TableProps'])('every prop of %s is on the page', (name) => {
    const [, body] =
      new RegExp(`interface ${name}(?: extends \\w+)? \\{\\n([\\s\\S]*?)\\n\\}`).exec(declared('table.d.ts') + declared('shared.d.ts')) ??
      [];
    const members = [...(body ?? '').matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, member]) => member);

    expect(members.length).toBeGreaterThan(1);
    expect(members.filter((member) => !named.includes(member))).toEqual([]);
  });

  test('every method that adds or scales something is on the page', () => {
    const methods = [...declared('table.d.ts').matchAll(/^ {4}((?:add|autoScale)[A-Z]\w+)\(/gm)].map(([, method]) => method);

    expect(methods.length).toBeGreaterThan(5);
    expect(methods.filter((method) => !named.includes(method))).toEqual([]);
  });
});
