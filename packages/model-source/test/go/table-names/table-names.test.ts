import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goModels } from '../go-models';
import { forms } from './forms';
import { environments, filesOf } from './program';

/** What Go itself returns, in each environment; null where the program ends. */
const recorded: Record<string, (string | null)[]> = JSON.parse(readFileSync(join(__dirname, 'recorded.json'), 'utf8'));

test('every form was run with Go', () => {
  expect(Object.keys(recorded)).toEqual(forms.map(({ title }) => title));
});

test.each(forms)('$title', async (form) => {
  const { models, findings, codes } = await goModels({ 'go.mod': 'module example.com/notes\n', ...filesOf(form, 'example.com/notes') });

  if (form.refused !== undefined) {
    const [error] = findings.filter(({ severity }) => severity === 'error');
    expect([models, error?.code]).toEqual([[], 'DYN-C220']);
    expect(error?.message).toMatch(form.refused);
    return;
  }
  expect(models).toHaveLength(1);
  const [{ tableName, tableEnvironmentVariable: variable }] = models.map(({ model }) => model);
  const isAlone = codes.includes('DYN-C250');
  for (const [at, env] of environments.entries()) {
    const real = recorded[form.title][at];
    // Where another variable than the one of the document counts, the reader says so.
    if (real === null || (codes.includes('DYN-C253') && 'OTHER_TABLE' in env)) continue;
    const set = variable === undefined ? undefined : env[variable];
    expect({ env, name: set ?? (isAlone ? '' : tableName) }).toEqual({ env, name: real });
  }
});
