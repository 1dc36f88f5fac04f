import { expect, it } from 'vitest';
import { readPython } from '../../src/python/read-python';
import { reading } from '../reading';

const read = (files: Record<string, string>) => reading(readPython, files, {}, ['models.py']);

const model = (value: string, before = '', type = 'str') => `from dataclasses import dataclass, field
from functools import partial
import uuid
from tabletheory_py import ModelDefinition, Role, theorydb_field
${before}

@dataclass
class Job:
    pk: str = theorydb_field(roles=[Role.PK])
    job_id: ${type} = ${value}

JOB = ModelDefinition.from_dataclass(Job, table_name="jobs")
`;

it.each([
  ['a function', 'f("jobId")', 'def f(name, **more):\n    return theorydb_field(name=name, **more)'],
  ['a lambda', 'f("jobId")', 'f = lambda name: theorydb_field(name=name)'],
  ['functools.partial', 'f(name="jobId")', 'f = partial(theorydb_field, omitempty=False)'],
  [
    'a static method',
    'Fields.named("jobId")',
    'class Fields:\n    @staticmethod\n    def named(name):\n        return theorydb_field(name=name)',
  ],
  ['metadata', 'field(metadata={"theorydb": {"name": "jobId"}})', ''],
])('%s that makes a field is followed', async (_, value, before) => {
  const { models, said } = await read({ 'models.py': model(value, before) });

  expect(said).toEqual([]);
  expect(models[0].attributes[1]).toEqual({ name: 'jobId', type: 'S', required: true });
});

it.each([
  [
    'more than one statement',
    'f("job_id")',
    'def f(name):\n    opts = {"name": name}\n    opts["json"] = False\n    return theorydb_field(**opts)',
    'it does more than return one field',
  ],
  [
    'an instance',
    'F.named("jobId")',
    'class Fields:\n    def named(self, name):\n        return theorydb_field(name=name)\nF = Fields()',
    'it is made by a method that is not followed',
  ],
  [
    'partial of a function',
    'g(name="jobId")',
    'def f(name):\n    return theorydb_field(name=name)\ng = partial(f)',
    'it is what `partial` makes of a function',
  ],
  [
    'another package',
    'key_field("jobId")',
    'from shared.fields import key_field',
    'it comes from `shared.fields`, which is not looked into',
  ],
  ['another package, by its arguments', 'f(omitempty=True)', 'from shared import f', 'it comes from `shared`, which is not looked into'],
])('a helper that cannot be followed is refused: %s', async (_, value, before, why) => {
  const { models, said, findings } = await read({ 'models.py': model(value, before) });

  expect(models).toEqual([]);
  expect(said).toEqual([expect.stringContaining(why)]);
  expect(findings[0].code).toBe('DYN-C261');
});

it.each([
  ['uuid.uuid4()', 'import uuid'],
  ['now()', 'from clocks import now'],
  ['Id()', 'from shared import Id'],
  ['f()', 'def f():\n    return "x"'],
])('what gives a plain default makes no field: %s', async (value, before) => {
  const { models, said } = await read({ 'models.py': model(value, before) });

  expect(said).toEqual([]);
  expect(models[0].attributes[1]).toEqual({ name: 'job_id', type: 'S', optional: true });
});

it.each([
  ['1.5.0', 'S'],
  ['1.5.4', 'M'],
  ['3.0.6', 'M'],
])('json of a dictionary with %s is %s', async (version, type) => {
  const { models } = await read({
    'models.py': model('theorydb_field(json=True)', '', 'dict[str, int]'),
    'requirements.txt': `theorydb-py==${version}\n`,
  });

  expect(models[0].attributes[1]).toMatchObject({ type, json: true });
});

it('leaves out what a function of the library defines', async () => {
  const { models, said } = await read({ 'models.py': 'from tabletheory_py import define_cache_model as cache\nC = cache("x")\n' });

  expect(models).toEqual([]);
  expect(said).toEqual([
    'DYN-C264 models.py:1:28 `define_cache_model` of `tabletheory_py` defines a model of the library itself: it is not read.',
  ]);
});
