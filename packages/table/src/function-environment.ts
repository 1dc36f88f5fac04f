import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Token } from 'aws-cdk-lib/core';
import { findingLine, findingsError } from './findings-error';

const MAX_BYTES = 4096;

/** Variables whose names are fixed. */
const HINTS: Record<string, string> = {
  KMS_KEY_ARN: 'Give tables of one function the same fieldEncryptionKey.',
  DMS_MODEL_B64: 'Connect one table alone with passModels.',
};

/** Which table set which variable of a function. */
const owners = new WeakMap<LambdaFunction, Map<string, { value: string; tablePath: string }>>();

/** The variables that a function has, whoever set them. Private in CDK; without it only those that tables set are seen. */
function present(fn: LambdaFunction): Record<string, { value: string }> {
  return (fn as unknown as { environment?: Record<string, { value: string }> }).environment ?? {};
}

/** Sets variables of a function, and refuses one that holds another value already. */
export function addToEnvironment(fn: LambdaFunction, variables: Record<string, string>, tablePath: string): void {
  const owned = owners.get(fn) ?? new Map();
  const conflicts = Object.entries(variables).flatMap(([name, value]) => {
    const earlier = owned.get(name);
    const current = earlier?.value ?? present(fn)[name]?.value;
    if (current === undefined || current === value) return [];
    return [conflict(name, earlier ? `belongs to table \`${earlier.tablePath}\`` : `holds ${named(current)}`)];
  });
  if (conflicts.length > 0) throw findingsError(`Connecting \`${fn.node.path}\` to table \`${tablePath}\``, conflicts);
  for (const [name, value] of Object.entries(variables)) {
    fn.addEnvironment(name, value);
    owned.set(name, { value, tablePath });
  }
  if (!owners.has(fn)) fn.node.addValidation({ validate: () => tooLarge(fn) });
  owners.set(fn, owned);
}

function named(value: string): string {
  return Token.isUnresolved(value) ? 'another value' : `the value \`${value}\``;
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
  const known = Object.entries(present(fn)).filter(([, { value }]) => !Token.isUnresolved(value));
  const bytes = known.reduce((sum, [name, { value }]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes <= MAX_BYTES) return [];
  const [largest] = known.map(([name, { value }]) => ({ name, size: Buffer.byteLength(value) })).sort((a, b) => b.size - a.size);
  return [
    findingLine({
      code: 'DYN-T051',
      severity: Severity.ERROR,
      message: `The environment of \`${fn.node.path}\` has ${bytes} bytes; Lambda takes ${MAX_BYTES}. The largest is \`${largest.name}\` with ${largest.size}.`,
      path: 'environment',
      hint: 'Connect without passModels, and ship the model document with the code.',
    }),
  ];
}
