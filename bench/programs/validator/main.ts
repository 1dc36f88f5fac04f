// Judges a document in one of several ways: `main.js <way> <file> [small file]`.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measured } from '../measured';

/** Each way loads what it needs before its time is taken. */
const ways: Record<string, (text: string) => () => void> = {
  parse: (text) => {
    const { load } = require('js-yaml') as typeof import('js-yaml');
    return () => void load(text);
  },
  validate: (text) => {
    const { ModelValidator } = require('@dynamorm-cdk/model-spec') as typeof import('@dynamorm-cdk/model-spec');
    return () => void ModelValidator.validateString(text);
  },
  ajv: (text) => {
    const { load } = require('js-yaml') as typeof import('js-yaml');
    const { Ajv } = require('ajv') as typeof import('ajv');
    const schema = readFileSync(
      join(dirname(require.resolve('@dynamorm-cdk/model-spec/package.json')), 'schema/dms-0.1.schema.json'),
      'utf8',
    );
    const judge = new Ajv({ allErrors: true }).compile(JSON.parse(schema));
    return () => {
      if (!judge(load(text))) throw new Error(JSON.stringify(judge.errors?.slice(0, 3)));
    };
  },
  rules: (text) => (require('./rules') as typeof import('./rules')).rulesAlone(text, readFileSync(process.argv[4], 'utf8')),
};

const [, , way, file] = process.argv;
measured(ways[way](readFileSync(file, 'utf8')));
