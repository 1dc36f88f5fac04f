import { describe, expect, it } from 'vitest';
import { type DynamORMModelSpec, IndexKind, KeyType, ModelDocument, Projection } from '../../src';

const spec: DynamORMModelSpec = {
  modelName: 'User',
  partitionKey: 'PK',
  sortKey: 'SK',
  gsis: [{ indexName: 'gsi-email', partitionKey: 'email', sortKey: 'score' }],
  ttlAttribute: 'ttl',
  attributes: { score: 'N', tags: 'SS' },
};

describe('specifications', () => {
  it('become models, with types where they are given', () => {
    const models = ModelDocument.fromSpecs([spec]);
    expect(models.tableNames).toEqual(['models']);
    expect(models.models[0]).toMatchObject({
      name: 'User',
      partitionKey: { name: 'PK', type: 'S' },
      sortKey: { name: 'SK', type: 'S' },
      indexes: [
        { name: 'gsi-email', kind: IndexKind.GLOBAL, partitionKey: { name: 'email', type: 'S' }, sortKey: { name: 'score', type: 'N' } },
      ],
    });
    expect(models.models[0].attributes.map(({ name, type, roles }) => [name, type, roles])).toEqual([
      ['PK', 'S', undefined],
      ['SK', 'S', undefined],
      ['score', 'N', undefined],
      ['tags', 'SS', undefined],
      ['ttl', 'N', ['ttl']],
      ['email', 'S', undefined],
    ]);
  });

  it('share one table where they name none', () => {
    const models = ModelDocument.fromSpecs([
      spec,
      { ...spec, modelName: 'Session' },
      { modelName: 'Log', partitionKey: 'id', tableName: 'logs' },
    ]);
    expect(models.tableNames).toEqual(['models', 'logs']);
  });

  it('are shown by their own names in findings', () => {
    const report = ModelDocument.fromSpecs([spec]).compare({ partitionKey: { name: 'pk', type: KeyType.STRING } });
    expect(report.findings.map(({ code, path }) => [code, path])).toEqual([
      ['DYN-M080', 'specs[0].partitionKey'],
      ['DYN-M081', 'specs[0].sortKey'],
      ['DYN-M082', 'specs[0].gsis[0].indexName'],
      ['DYN-M088', 'specs[0].attributes'],
    ]);
  });

  it('only warn of a projection that they could not state', () => {
    const index = {
      name: 'gsi-email',
      kind: IndexKind.GLOBAL,
      partitionKeys: [{ name: 'email', type: KeyType.STRING }],
      sortKeys: [{ name: 'score', type: KeyType.NUMBER }],
      projection: Projection.KEYS_ONLY,
    };
    const shape = {
      partitionKey: { name: 'PK', type: KeyType.STRING },
      sortKey: { name: 'SK', type: KeyType.STRING },
      indexes: [index],
      timeToLiveAttribute: 'ttl',
    };
    expect(
      ModelDocument.fromSpecs([spec])
        .compare(shape)
        .findings.map((finding) => finding.code),
    ).toEqual(['DYN-M086']);
  });

  it('are judged by the rules of documents', () => {
    expect(() => ModelDocument.fromSpecs([{ modelName: '', partitionKey: 'PK', sortKey: 'PK', attributes: { PK: 'MAP' } }])).toThrow(
      [
        'The model document has 5 errors:',
        '  DYN-M011 specs[0].modelName: The model has no name. Give it the name of the type in code.',
        '  DYN-M021 specs[0].attributes: A key cannot have the type `MAP`. Use S, N or B.',
        '  DYN-M021 specs[0].attributes: A key cannot have the type `MAP`. Use S, N or B.',
      ].join('\n'),
    );
    expect(() => ModelDocument.fromSpecs([])).toThrow('DYN-M010');
  });
});
