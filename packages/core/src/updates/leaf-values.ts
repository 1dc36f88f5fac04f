import { numberOf } from './parts';

/** The numbers that a property may have; both ends belong to them. */
interface Range {
  readonly least?: number;
  readonly most?: number;
}

const fromOne: Range = { least: 1 };

/** Properties that are numbers. A limit of requests of -1 is none. */
const numbers: { readonly [name: string]: Range | undefined } = {
  Dimensions: fromOne,
  MaxCapacity: fromOne,
  MaxReadRequestUnits: { least: -1 },
  MaxWriteRequestUnits: { least: -1 },
  MinCapacity: fromOne,
  ReadCapacityUnits: fromOne,
  ReadUnitsPerSecond: fromOne,
  RecoveryPeriodInDays: { least: 1, most: 35 },
  ScaleInCooldown: { least: 0 },
  ScaleOutCooldown: { least: 0 },
  SeedCapacity: fromOne,
  TargetValue: {},
  WriteCapacityUnits: fromOne,
  WriteUnitsPerSecond: fromOne,
};

/** Properties that are switches. */
const switches = new Set([
  'DeletionProtectionEnabled',
  'DisableScaleIn',
  'DisassociationProtectionEnabled',
  'Enabled',
  'PointInTimeRecoveryEnabled',
  'SSEEnabled',
]);

/**
 * What is wrong with a single value, such as `is 0, but must be 1 or more`; none where nothing is. Templates write numbers and switches as texts
 * too, and YAML knows more words for switches than JSON.
 */
export function leafMistake(name: string, value: unknown): string | undefined {
  if (switches.has(name))
    return /^(true|false|yes|no|on|off)$/i.test(String(value)) ? undefined : `is \`${String(value)}\`, but must be true or false`;
  const range = Object.hasOwn(numbers, name) ? numbers[name] : undefined;
  if (range === undefined) return undefined;
  const number = numberOf(value);
  if (number === undefined) return `is \`${String(value)}\`, but must be a number`;
  const { least = number, most = number } = range;
  if (number < least || (number === 0 && least === -1))
    return `is ${number}, but must be ${Math.max(least, range.least === 0 ? 0 : 1)} or more`;
  return number > most ? `is ${number}, but must be ${most} or less` : undefined;
}
