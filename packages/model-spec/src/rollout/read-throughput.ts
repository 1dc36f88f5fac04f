import type { IndexCapacity, IndexThroughput } from './index-throughput';

/** Whether a value is what a state file may say of the throughput of indexes, by name. */
export function isThroughputs(value: unknown): value is { [index: string]: IndexThroughput } {
  return isRecord(value) && Object.values(value).every(isThroughput);
}

function isThroughput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { maxReadRequestUnits, maxWriteRequestUnits, readCapacity, writeCapacity, ...more } = value;
  return (
    Object.keys(more).length === 0 &&
    [maxReadRequestUnits, maxWriteRequestUnits].every((units) => units === undefined || isUnits(units)) &&
    [readCapacity, writeCapacity].every((capacity) => capacity === undefined || isCapacity(capacity))
  );
}

function isCapacity(value: unknown): value is IndexCapacity {
  if (!isRecord(value)) return false;
  const { minimum, maximum, targetUtilizationPercent, seed, ...more } = value;
  const optional = [targetUtilizationPercent, seed].every((one) => one === undefined || typeof one === 'number');
  return Object.keys(more).length === 0 && isUnits(minimum) && isUnits(maximum) && optional;
}

function isUnits(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
