import { JsonFile } from 'projen';
import type { JsiiPackage } from './jsii-package';
import { versions } from './versions';

/** Where Stryker reports; `.cache` is neither committed nor published. */
const reports = '.cache/mutation';

/** Stryker mends relative paths in copied configurations as if the copy stood exactly two folders down. */
const sandbox = '.stryker-tmp';

/** Mutates the rules and runs their tests against every mutant: `projen mutation`. It takes minutes, so no check runs it. */
export function mutation(modelSpec: JsiiPackage): void {
  modelSpec.addDevDeps(
    `@stryker-mutator/core@${versions.stryker}`,
    `@stryker-mutator/vitest-runner@${versions.stryker}`,
    `vitest@${versions.vitest}`,
  );
  new JsonFile(modelSpec, 'stryker.config.json', {
    marker: false,
    obj: {
      mutate: ['src/rules/**/*.ts'],
      testRunner: 'vitest',
      // The tests beside the rules alone: what they leave alive is theirs to kill.
      vitest: { configFile: 'vitest.mutation.mts', related: false },
      plugins: ['@stryker-mutator/vitest-runner'],
      coverageAnalysis: 'perTest',
      concurrency: 2,
      incremental: true,
      incrementalFile: `${reports}/incremental.json`,
      tempDirName: sandbox,
      ignorePatterns: ['/lib', '/dist', '/.cache', '/rosetta'],
      reporters: ['clear-text', 'json', 'html'],
      jsonReporter: { fileName: `${reports}/report.json` },
      htmlReporter: { fileName: `${reports}/report.html` },
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      thresholds: { high: 95, low: 90, break: 85 },
      allowConsoleColors: false,
      warnings: { slow: false },
    },
  });
  modelSpec.addTask('mutation', {
    description: 'Mutate the rules and count the mutants that their tests notice',
    exec: 'stryker run',
    receiveArgs: true,
  });
  modelSpec.gitignore.exclude(`/${sandbox}/`);
  modelSpec.npmignore?.exclude(`/${sandbox}/`, '/stryker.config.json', '/vitest.mutation.mts');
}
