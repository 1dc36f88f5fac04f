import { quote, quoteAll } from '@dynamorm-cdk/core/text';
import type { Finding, Model, ModelDocument } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings/findings';

/** Whether two documents are parts of one: of one object, or read from one file. */
export function isOfOneDocument(one: ModelDocument, other: ModelDocument): boolean {
  return one.whole === other.whole || (one.fileName !== undefined && one.fileName === other.fileName);
}

/** Tables that a document has and no construct takes: their models run without a table. */
export function untakenTables({ whole, fileName }: ModelDocument, taken: ReadonlySet<string>): Finding[] {
  const document = fileName === undefined ? 'The model document' : quote(fileName);
  return whole.tableNames
    .filter((name) => !taken.has(name))
    .map((name) => {
      const models = whole.models.filter(({ tableName }) => tableName === name).map((one) => one.name);
      return finding('DYN-T146', {
        message: `${document} has the table ${quote(name)} of ${quoteAll(models)}, but no construct of this app uses it.`,
        path: 'models',
        found: name,
        hint: `Create it with \`models.forTable(${JSON.stringify(name)})\`, or acknowledge the warning if another app creates it.`,
      });
    });
}

/** Models of one table that releases of the library write which may name or store attributes differently. */
export function mixedReleases(models: readonly Model[]): Finding[] {
  const first = models.find(({ libraryRelease }) => libraryRelease !== undefined);
  const said = new Set([first?.libraryRelease]);
  return models.flatMap(({ name, tableName, libraryRelease, source }) => {
    if (libraryRelease === undefined || said.has(libraryRelease)) return [];
    said.add(libraryRelease);
    return [
      finding('DYN-T147', {
        message: `${quote(name)} of the table ${quote(tableName)} is written by ${libraryRelease}, but ${quote(first?.name ?? '')} by ${first?.libraryRelease}.`,
        path: 'models',
        source,
        found: libraryRelease,
        expected: first?.libraryRelease,
        hint: 'Use the same release in both programs, because names and types of attributes can differ.',
      }),
    ];
  });
}
