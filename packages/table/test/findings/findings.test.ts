import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { DynamORMTable, type DynamORMTableProps } from '../../src';
import { codes } from '../../src/codes';
import { finding } from '../../src/findings/findings';

const partitionKey = { name: 'PK', type: AttributeType.STRING };
const thrown = (props: DynamORMTableProps): string => {
  try {
    new DynamORMTable(new Stack(new App(), 'Shop'), 'Orders', props);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
};

describe('an error', () => {
  it('has the severity of its code', () => {
    expect(finding('DYN-T013', { message: 'No.' })).toEqual({ code: 'DYN-T013', severity: 'warning', message: 'No.' });
    for (const [code, definition] of Object.entries(codes)) expect(definition.code).toBe(code);
  });

  it.each(['gsi\n::error::injected', 'gsi\r\n##[error]injected', 'gsi\u202eexe', '\u001b[2Jgsi'])(
    'keeps the name %j on its line',
    (indexName) => {
      const lines = thrown({ partitionKey, tableName: indexName, globalSecondaryIndexes: [{ indexName, partitionKey }] }).split('\n');

      expect(lines).toHaveLength(3);
      expect(lines[0]).toBe('DynamORMTable `Shop/Orders` has 2 errors:');
      for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}DYN-T005 /);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u202e]|##\[/);
    },
  );
});
