import type { DocumentDraft, ModelDraft } from '../model/draft';
import { checkFormats } from './attributes/formats';
import { checkLifecycleRoles } from './attributes/lifecycle';
import { checkModifiers } from './attributes/modifiers';
import { checkNaming } from './attributes/naming';
import { checkAttributes } from './attributes/presence';
import { checkRoles } from './attributes/roles';
import type { CheckContext } from './check-context';
import { checkAlikeAttributes, checkAlikeTables } from './document/alike-names';
import { checkEnvironmentVariable } from './document/environment-variable';
import { checkModelNames } from './document/model-names';
import { checkTableName } from './document/table-name';
import { checkEnvelope } from './document/version';
import { checkWritePolicy } from './document/write-policy';
import { checkEmptyIndexKeys } from './indexes/empty-keys';
import { checkIndexIdentity } from './indexes/identity';
import { checkLocalIndexes } from './indexes/local';
import { checkProjections } from './indexes/projection';
import { checkIndexVersions } from './indexes/versions';
import { checkAbsentKeys } from './keys/absent-keys';
import { checkExpiringKeys } from './keys/expiring-keys';
import { checkKeyAttributes } from './keys/key-attributes';
import { checkKeyRoles } from './keys/key-roles';
import { checkKeyTypes } from './keys/key-type';
import { checkNameLengths } from './keys/name-length';
import { checkKeyPresence } from './keys/presence';
import { checkUpdatedKeys } from './keys/updated-keys';
import { checkUsableNames } from './keys/usable-names';
import { checkSharedAttributes } from './sharing/attributes';
import { checkSharedEnvironmentVariable } from './sharing/environment-variable';
import { checkSharedIndexes } from './sharing/indexes';
import { checkSharedKeyTypes } from './sharing/key-types';
import { checkSharedKeys } from './sharing/keys';
import { checkProjectedFields } from './sharing/projected-fields';
import { checkQuotas } from './sharing/quotas';
import { checkSameIndexes } from './sharing/same-indexes';
import { type TableGroup, tableGroups } from './sharing/table-group';
import { checkSharedTimeToLive } from './sharing/time-to-live';

const ofDocument: ((document: DocumentDraft, context: CheckContext) => void)[] = [checkEnvelope, checkModelNames, checkAlikeTables];

const ofModel: ((model: ModelDraft, context: CheckContext) => void)[] = [
  checkTableName,
  checkEnvironmentVariable,
  checkWritePolicy,
  checkKeyPresence,
  checkKeyTypes,
  checkNameLengths,
  checkKeyAttributes,
  checkKeyRoles,
  checkUpdatedKeys,
  checkUsableNames,
  checkExpiringKeys,
  checkAbsentKeys,
  checkAttributes,
  checkModifiers,
  checkNaming,
  checkAlikeAttributes,
  checkRoles,
  checkLifecycleRoles,
  checkFormats,
  checkIndexIdentity,
  checkProjections,
  checkLocalIndexes,
  checkEmptyIndexKeys,
  checkIndexVersions,
];

const ofTable: ((group: TableGroup, context: CheckContext) => void)[] = [
  checkSharedKeys,
  checkSharedEnvironmentVariable,
  checkSharedIndexes,
  checkSharedKeyTypes,
  checkSharedTimeToLive,
  checkSharedAttributes,
  checkSameIndexes,
  checkProjectedFields,
  checkQuotas,
];

/** Runs every rule of a document. */
export function checkDocument(document: DocumentDraft, context: CheckContext): void {
  for (const check of ofDocument) check(document, context);
  for (const model of document.models) for (const check of ofModel) check(model, context);
  for (const group of tableGroups(document.models)) for (const check of ofTable) check(group, context);
}
