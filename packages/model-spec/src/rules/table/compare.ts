import type { Comparison } from './comparison';
import { checkCompositeFields } from './composite-fields';
import { checkFieldEncryption } from './encryption';
import { checkTableIndexes } from './indexes';
import { checkKeyAttributeTypes } from './key-attribute-types';
import { checkTableKeys } from './keys';
import { checkLifecycle } from './lifecycle';
import { checkStream } from './stream';
import { checkPhysicalName } from './table-name';
import { checkTimeToLive } from './time-to-live';

/** Every rule of models against a table. */
export function compareWithTable(comparison: Comparison): void {
  checkPhysicalName(comparison);
  checkTableKeys(comparison);
  checkTableIndexes(comparison);
  checkKeyAttributeTypes(comparison);
  checkTimeToLive(comparison);
  checkLifecycle(comparison);
  checkCompositeFields(comparison);
  checkStream(comparison);
  checkFieldEncryption(comparison);
}
