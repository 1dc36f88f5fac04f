import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { DynamORMTable } from '../../src';

const model = (name: string, table: string, comment = '') =>
  `${comment}  - name: ${name}
    table: { name: ${table} }
    keys: { partition: { attribute: pk, type: S } }
    attributes: [{ attribute: pk, type: S, required: true, roles: [pk] }]
`;
const document = (...models: string[]) =>
  `# Written by dynamorm-cdk extract from the source code of the models.\ndms_version: "0.1"\nmodels:\n${models.join('')}`;

/** The warnings of a code in a stack that makes tables of parts of documents. */
function warnings(code: string, make: (stack: Stack) => void): string[] {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  make(stack);
  app.synth();
  return Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp(code))
    .map(({ id, entry }) => `${id} ${String(entry.data)}`);
}

const shop = document(model('Order', 'orders'), model('Line', 'orders'), model('Invoice', 'invoices'));

describe('a table of a document that no construct takes', () => {
  it('is a warning of the first table that takes a part, once', () => {
    const said = warnings('DYN-T146', (stack) => {
      const models = ModelDocument.fromString(document(shop.slice(shop.indexOf('  - ')), model('Refund', 'refunds')), {
        fileName: 'shop.dms.yaml',
      });
      new DynamORMTable(stack, 'Orders', { models: models.forTable('orders') });
      new DynamORMTable(stack, 'Refunds', { models: models.forTable('refunds') });
    });

    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^\/Shop\/Orders .*`shop\.dms\.yaml` has the table `invoices` of `Invoice`, but no construct of this app uses it\./,
    );
    expect(said[0]).toContain('models.forTable("invoices")');
  });

  it.each<[string, (stack: Stack) => void]>([
    [
      'all are taken',
      (stack) => {
        const models = ModelDocument.fromString(shop);
        new DynamORMTable(stack, 'Orders', { models: models.forTable('orders') });
        new DynamORMTable(stack, 'Invoices', { models: models.forTable('invoices') });
      },
    ],
    [
      'the file is read again for each',
      (stack) => {
        for (const name of ['orders', 'invoices']) {
          new DynamORMTable(stack, name, { models: ModelDocument.fromString(shop, { fileName: 'shop.dms.yaml' }).forTable(name) });
        }
      },
    ],
    [
      'another stack of the app takes the rest',
      (stack) => {
        const models = ModelDocument.fromString(shop);
        new DynamORMTable(stack, 'Orders', { models: models.forTable('orders') });
        const other = new Stack(stack.node.root as App, 'Other');
        const table = Table.fromTableName(other, 'Existing', 'invoices');
        DynamORMTable.fromExisting(other, 'Invoices', { table, models: models.forTable('invoices') });
      },
    ],
    [
      'the document has one table',
      (stack) => {
        new DynamORMTable(stack, 'Orders', { models: ModelDocument.fromString(document(model('Order', 'orders'))) });
      },
    ],
  ])('is none where %s', (_, make) => {
    expect(warnings('DYN-T146', make)).toEqual([]);
  });
});

describe('models of one table', () => {
  const written = (release: string, line: number) => `  # shop.go:${line}; ${release}; keys ${line + 1}\n`;

  it.each([
    ['two releases', 'DynamORM 1.0.30', 1],
    ['one release', 'TableTheory 3.0.6', 0],
  ])('that %s write', (_, release, count) => {
    const said = warnings('DYN-T147', (stack) => {
      const text = document(model('Order', 'orders', written('TableTheory 3.0.6', 3)), model('Line', 'orders', written(release, 9)));
      new DynamORMTable(stack, 'Orders', { models: ModelDocument.fromString(text) });
    });

    expect(said).toHaveLength(count);
    if (count > 0)
      expect(said[0]).toContain(
        '(shop.go:9) models: `Line` of the table `orders` is written by DynamORM 1.0.30, but `Order` by TableTheory 3.0.6.',
      );
  });
});
