import type { CodeGroup } from '@dynamorm-cdk/core/diagnostics';
import * as text from '../document/text-rules';
import * as usage from '../document/usage-rules';
import type { Rule } from '../finding/rule';
import * as timeAsMap from '../model/time-as-map';
import * as formats from './attributes/formats';
import * as lifecycleRoles from './attributes/lifecycle';
import * as modifiers from './attributes/modifiers';
import * as naming from './attributes/naming';
import * as attributePresence from './attributes/presence';
import * as roles from './attributes/roles';
import * as alikeNames from './document/alike-names';
import * as environmentVariable from './document/environment-variable';
import * as modelNames from './document/model-names';
import * as tableName from './document/table-name';
import * as version from './document/version';
import * as writePolicy from './document/write-policy';
import * as emptyKeys from './indexes/empty-keys';
import * as identity from './indexes/identity';
import * as local from './indexes/local';
import * as projection from './indexes/projection';
import * as indexVersions from './indexes/versions';
import * as absentKeys from './keys/absent-keys';
import * as expiringKeys from './keys/expiring-keys';
import * as keyAttributes from './keys/key-attributes';
import * as keyRoles from './keys/key-roles';
import * as keyType from './keys/key-type';
import * as nameLength from './keys/name-length';
import * as keyPresence from './keys/presence';
import * as updatedKeys from './keys/updated-keys';
import * as usableNames from './keys/usable-names';
import * as rollouts from './rollouts/rollouts';
import * as sharedAttributes from './sharing/attributes';
import * as sharedVariable from './sharing/environment-variable';
import * as sharedIndexes from './sharing/indexes';
import * as keyTypes from './sharing/key-types';
import * as sharedKeys from './sharing/keys';
import * as projectedFields from './sharing/projected-fields';
import * as quotas from './sharing/quotas';
import * as sameIndexes from './sharing/same-indexes';
import * as sharedTimeToLive from './sharing/time-to-live';
import * as comparison from './table/comparison';
import * as compositeFields from './table/composite-fields';
import * as encryption from './table/encryption';
import * as tableIndexes from './table/indexes';
import * as keyAttributeTypes from './table/key-attribute-types';
import * as tableKeys from './table/keys';
import * as lifecycle from './table/lifecycle';
import * as tableProjection from './table/projection';
import * as severalTables from './table/several-tables';
import * as stream from './table/stream';
import * as physicalName from './table/table-name';
import * as timeToLive from './table/time-to-live';

/** Every rule, by the topics of the documentation. */
export function ruleGroups(): RuleGroup[] {
  return [
    group('The document', [usage, text, version, modelNames, tableName, environmentVariable, writePolicy, alikeNames]),
    group('Keys', [keyPresence, keyType, nameLength, keyAttributes, keyRoles, updatedKeys, usableNames, expiringKeys, absentKeys]),
    group('Attributes', [attributePresence, modifiers, timeAsMap, naming, roles, lifecycleRoles, formats]),
    group('Indexes', [identity, projection, projectedFields, local, quotas, emptyKeys, indexVersions, sameIndexes]),
    group('Models that share a table', [sharedKeys, sharedIndexes, sharedTimeToLive, keyTypes, sharedVariable, sharedAttributes]),
    group('Models against a table', [
      severalTables,
      tableKeys,
      tableIndexes,
      tableProjection,
      timeToLive,
      lifecycle,
      compositeFields,
      stream,
      encryption,
      physicalName,
      keyAttributeTypes,
      comparison,
    ]),
    group('Rollouts', [rollouts]),
  ];
}

let byCode: ReadonlyMap<string, Rule> | undefined;

/** Every rule by its code. Few programs ask for it. */
export function rulesByCode(): ReadonlyMap<string, Rule> {
  byCode ??= new Map(ruleGroups().flatMap(({ codes }) => codes.map((rule) => [rule.code, rule])));
  return byCode;
}

interface RuleGroup extends CodeGroup {
  readonly codes: readonly Rule[];
}

function group(title: string, modules: object[]): RuleGroup {
  const rules = modules.flatMap((module) => Object.values(module)).filter(isRule);
  // Comparing by language would load all that Node knows of languages.
  const codes = rules.map((rule) => ({ language: languageOf(rule.broken), ...rule })).sort((a, b) => (a.code < b.code ? -1 : 1));
  return { title, language: 'yaml', codes };
}

/** Most examples are places in a document; calls and props are code. */
function languageOf(example: string): string {
  return /\w\(|^\w+: \[\{ \w+: '|: '|\/\//.test(example) ? 'ts' : 'yaml';
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value;
}
