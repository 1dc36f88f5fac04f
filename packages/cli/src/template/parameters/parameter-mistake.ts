import { recordOf } from '@dynamorm-cdk/core/cloudformation';
import { quote, quoteAll } from '@dynamorm-cdk/core/text';
import { matchesWhole } from './allowed-pattern';

/**
 * What is wrong with a value of a parameter, such as `is not a number`; none where nothing is. The types that name something of AWS, or of the
 * parameter store, are judged by CloudFormation alone.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html#parameters-section-structure-properties
 */
export function parameterMistake(declaration: unknown, raw: unknown): string | undefined {
  if (!['string', 'number', 'boolean'].includes(typeof raw)) return undefined;
  const constraints = recordOf(declaration);
  const value = String(raw);
  switch (constraints.Type ?? 'String') {
    case 'String':
      return lengthMistake(constraints, value) ?? patternMistake(constraints, value) ?? choiceMistake(constraints, value);
    case 'Number':
      return rangeMistake(constraints, value) ?? choiceMistake(constraints, value);
    case 'CommaDelimitedList':
      return firstOf(value, (item) => patternMistake(constraints, item) ?? choiceMistake(constraints, item));
    case 'List<Number>':
      return firstOf(value, (item) => rangeMistake({}, item) ?? choiceMistake(constraints, item));
    default:
      return undefined;
  }
}

/** The texts that a parameter may be. */
export function allowedTexts({ AllowedValues: allowed }: { readonly AllowedValues?: unknown }): string[] {
  return Array.isArray(allowed) ? allowed.map(String) : [];
}

function firstOf(list: string, mistake: (item: string) => string | undefined): string | undefined {
  for (const item of list.split(',').map((one) => one.trim())) {
    const found = mistake(item);
    if (found !== undefined) return `has ${quote(item)}, which ${found}`;
  }
  return undefined;
}

type Constraints = Record<string, unknown>;

function lengthMistake({ MinLength, MaxLength }: Constraints, { length }: string): string | undefined {
  const count = `has ${length} ${length === 1 ? 'character' : 'characters'}`;
  if (isNumber(MinLength) && length < Number(MinLength)) return `${count}; the parameter needs ${MinLength} or more`;
  if (isNumber(MaxLength) && length > Number(MaxLength)) return `${count}; the parameter has ${MaxLength} at most`;
  return undefined;
}

function patternMistake({ AllowedPattern: pattern }: Constraints, value: string): string | undefined {
  if (typeof pattern !== 'string' || matchesWhole(pattern, value) !== false) return undefined;
  return `does not match the pattern ${quote(pattern)}`;
}

function rangeMistake({ MinValue, MaxValue }: Constraints, value: string): string | undefined {
  if (!isNumber(value)) return 'is not a number';
  if (isNumber(MinValue) && Number(value) < Number(MinValue)) return `is less than ${MinValue}`;
  if (isNumber(MaxValue) && Number(value) > Number(MaxValue)) return `is more than ${MaxValue}`;
  return undefined;
}

function choiceMistake(constraints: Constraints, value: string): string | undefined {
  const allowed = allowedTexts(constraints);
  if (allowed.length === 0 || allowed.some((text) => text === value || isSameNumber(text, value))) return undefined;
  return `is not one of ${quoteAll(allowed)}`;
}

/** A template writes `1.10` as a number, which is read as `1.1`. */
function isSameNumber(one: string, other: string): boolean {
  return isNumber(one) && isNumber(other) && Number(one) === Number(other);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value));
}
