import { join } from 'node:path';
import { ensurePythonEnvironment } from '../../../integ/local-cloud/python-environment';
import { findCvc5, type Solver } from '../src';

/** The solver in the Python environment of the local cloud, which is made where it is missing. */
export async function solver(): Promise<Solver> {
  const found = await findCvc5(await ensurePythonEnvironment(join(__dirname, '../../../.cache/local-cloud')));
  if (!found)
    throw new Error('cvc5 is missing in the Python environment of the local cloud: delete .cache/local-cloud/python and try again.');
  return found;
}
