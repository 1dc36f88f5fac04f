import type { CompareOptions } from '@dynamorm-cdk/model-spec';
import type { Command } from 'commander';

/** What the caller states about the use of the tables, as options of the command line. */
export interface CompareFlags {
  readonly partial?: boolean;
  readonly requireTimestamps?: boolean;
  readonly requireVersions?: boolean;
  readonly requireStream?: boolean;
  readonly physicalNames?: boolean;
  readonly fieldKey: boolean;
}

/** Adds them to a command that compares. */
export function addCompareFlags(command: Command): Command {
  return command
    .option('--partial', 'the models are only some of those that use the tables: what none of them has is not reported')
    .option('--require-timestamps', 'require created-at and updated-at attributes in every model')
    .option('--require-versions', 'require a version attribute in every model')
    .option('--require-stream', 'require a stream with new and old images')
    .option('--physical-names', "the models' table names must be the physical names")
    .option('--no-field-key', 'there is no key to encrypt attributes with: models with encrypted attributes are errors');
}

/** The same for the validator. Where not every document could be read, the models are some of them in any case. */
export function compareOptions(flags: CompareFlags, complete: boolean): CompareOptions {
  return {
    partialModels: (flags.partial ?? false) || !complete,
    enforceTimestamps: flags.requireTimestamps,
    enforceVersioning: flags.requireVersions,
    requiresStream: flags.requireStream,
    comparePhysicalName: flags.physicalNames,
    hasFieldEncryptionKey: flags.fieldKey,
  };
}
