import { type Kinds, kinds } from '@dynamorm-cdk/core/kinds';
import { Severity } from '../finding/severity';
import type { CompareOptions } from '../rules/table/compare-options';
import type { SourceOptions } from './source-options';
import type { TextOptions } from './text-options';
import type { ValidateOptions } from './validate-options';

const SOURCE: Kinds<SourceOptions> = { fileName: kinds.text, maxMegabytes: kinds.number };

const VALIDATE: Kinds<ValidateOptions> = {
  ...SOURCE,
  severities: kinds.mapOf(
    kinds.oneOf(() => Severity),
    'an object with a severity for each code',
  ),
  silenced: kinds.listOf(kinds.text, 'a list of codes'),
  maxGlobalIndexes: kinds.number,
};

const COMPARE: Kinds<CompareOptions> = {
  enforceTimestamps: kinds.flag,
  enforceVersioning: kinds.flag,
  requiresStream: kinds.flag,
  hasFieldEncryptionKey: kinds.flag,
  partialModels: kinds.flag,
  comparePhysicalName: kinds.flag,
};

export const sourceOptions = kinds.propsOf(SOURCE);
export const validateOptions = kinds.propsOf(VALIDATE);
export const compareOptions = kinds.propsOf(COMPARE);
export const textOptions = kinds.propsOf<TextOptions>({ color: kinds.flag, excerpts: kinds.flag });
