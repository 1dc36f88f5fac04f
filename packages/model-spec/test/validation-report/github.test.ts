import { expect, it } from 'vitest';
import { Severity, ValidationReport } from '../../src';
import { sampleReport } from './sample';

it('writes one command a finding', () => {
  expect(sampleReport('models.yaml').toGithub().split('\n')).toEqual([
    '::error file=models.yaml,line=6,col=31,title=DYN-M024 models[0].keys.partition.attribute::The partition key `pk` of the table is not among the attributes. Did you mean `PK`?',
    '::warning file=models.yaml,line=8,col=35,title=DYN-M008 models[0].attributes[0].tag::The key `tag` is unknown here. Did you mean `tags`?',
    '::notice file=models.yaml,line=9,col=9,title=DYN-M067 models[0].attributes[1]::Writing "" to `email` fails, because it is the key of an index. Set omit_empty if the value can be empty, or required if it never is.',
  ]);
});

it('lets no text of a document become a command or a property', () => {
  const report = new ValidationReport([
    { code: 'DYN-X001', severity: Severity.ERROR, message: '100%\n::error::injected\r', file: 'a:b,c\n.yaml' },
  ]);
  expect(report.toGithub()).toBe('::error file=a%3Ab%2Cc .yaml,title=DYN-X001::100%25 ::error::injected ');
});

it('is empty without findings', () => {
  expect(new ValidationReport([]).toGithub()).toBe('');
});
