import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import { findingLine, findingsError } from './findings-error';

const MAX_BYTES = 4096;

/** Variables whose names are fixed. */
const HINTS: Record<string, string> = {
  KMS_KEY_ARN: 'Give tables of one function the same fieldEncryptionKey.',
  DMS_MODEL_B64: 'Connect one table alone with embedModels.',
};

/** Which table set which variable of a function. */
const owners = new WeakMap<LambdaFunction, Map<string, { value: string; tablePath: string }>>();

/** The variables that a function has now, whoever set them, as CloudFormation will read them. */
function present(fn: LambdaFunction): Record<string, unknown> {
  const { environment } = fn.node.defaultChild as CfnFunction;
  const resolved = Stack.of(fn).resolve(environment) as CfnFunction.EnvironmentProperty | undefined;
  return (resolved?.variables ?? {}) as Record<string, unknown>;
}

/** Sets variables of a function, and refuses one that holds another value already. */
export function addToEnvironment(fn: LambdaFunction, variables: Record<string, string>, tablePath: string): void {
  const owned = owners.get(fn) ?? new Map<string, { value: string; tablePath: string }>();
  const current = present(fn);
  const wanted = Stack.of(fn).resolve(variables) as Record<string, unknown>;
  const conflicts = Object.entries(variables).flatMap(([name, value]) => {
    const earlier = owned.get(name);
    // Tables of two stacks may have one logical id, and so look alike once they are resolved.
    if (earlier) return earlier.value === value ? [] : [conflict(name, `belongs to table \`${earlier.tablePath}\``)];
    if (!(name in current) || JSON.stringify(current[name]) === JSON.stringify(wanted[name])) return [];
    return [conflict(name, `holds ${named(current[name])}`)];
  });
  if (conflicts.length > 0) throw findingsError(`Connecting \`${fn.node.path}\` to table \`${tablePath}\``, conflicts);
  for (const [name, value] of Object.entries(variables)) {
    fn.addEnvironment(name, value);
    owned.set(name, { value, tablePath });
  }
  if (!owners.has(fn)) fn.node.addValidation({ validate: () => tooLarge(fn) });
  owners.set(fn, owned);
}

function named(value: unknown): string {
  return typeof value === 'string' ? `the value \`${value}\`` : 'another value';
}

function conflict(name: string, state: string): Finding {
  return {
    code: 'DYN-T050',
    severity: Severity.ERROR,
    message: `The environment variable \`${name}\` ${state} already.`,
    path: name in HINTS ? name : 'environmentVariableName',
    found: name,
    hint: HINTS[name] ?? 'Give one of the tables another environmentVariableName.',
  };
}

/** Lambda refuses more than 4 KB of environment. What is unknown until deployment is not counted. */
function tooLarge(fn: LambdaFunction): string[] {
  const known = Object.entries(present(fn)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const bytes = known.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes <= MAX_BYTES) return [];
  const [largest] = known.map(([name, value]) => ({ name, size: Buffer.byteLength(value) })).sort((a, b) => b.size - a.size);
  return [
    findingLine({
      code: 'DYN-T051',
      severity: Severity.ERROR,
      message: `The environment of \`${fn.node.path}\` has ${bytes} bytes; Lambda takes ${MAX_BYTES}. The largest is \`${largest.name}\` with ${largest.size}.`,
      path: 'environment',
      hint: 'Connect without embedModels, and ship the model document with the code.',
    }),
  ];
}
