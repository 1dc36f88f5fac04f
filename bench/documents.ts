import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** A document of models with ten attributes and an index each, sound but for what is asked. */
export function modelDocument(models: number, options: { readonly faulty?: boolean } = {}): object {
  const key = (attribute: string) => ({ attribute, type: 'S' });
  const attributes = [
    ...['PK', 'SK'].map(key),
    ...Array.from({ length: 8 }, (_, at) => ({ ...key(`field${at}`), optional: true, omit_empty: true })),
  ];
  return {
    dms_version: '0.1',
    models: Array.from({ length: models }, (_, at) => ({
      name: `Model${at}`,
      table: { name: `table-${at}` },
      naming: { convention: options.faulty ? 'camelcase' : 'camelCase' },
      keys: { partition: key('PK'), sort: key('SK') },
      attributes,
      indexes: [{ name: 'gsi-field1', type: 'GSI', partition: key('field1'), projection: { type: 'ALL' } }],
    })),
  };
}

/** Writes such a document into a folder, in YAML or JSON. */
export function written(folder: string, models: number, options: { json?: boolean; faulty?: boolean } = {}): string {
  const file = join(folder, `${models}${options.faulty ? '-faulty' : ''}.${options.json ? 'json' : 'yaml'}`);
  const document = modelDocument(models, options);
  const yaml = () => stringify(document, { aliasDuplicateObjects: false, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  writeFileSync(file, options.json ? JSON.stringify(document) : yaml());
  return file;
}
