import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What is quick and what much waits for, then what takes minutes: two run side by side, and a long one that starts last runs alone. */
const first = [
  'lint',
  'generated',
  'compile',
  'types',
  'integ',
  'bindings-go',
  'local-cloud',
  'field-service',
  'rollout',
  'bindings-python',
];

/** Orders the files of `test/e2e`. */
export default class LongestFirst extends BaseSequencer {
  public override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ofTree = files.filter(({ project }) => project.name === 'e2e').sort((a, b) => placeOf(a) - placeOf(b));
    return [...(await super.sort(files.filter(({ project }) => project.name !== 'e2e'))), ...ofTree];
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = first.indexOf(basename(moduleId, '.test.ts'));
  return place < 0 ? first.length : place;
}
