import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { finding, findingsError } from '../findings/findings';
import { containerHolder, containersOf, type EnvironmentHolder } from './holder';

/** Variables whose names are fixed. */
const HINTS: Record<string, string> = {
  KMS_KEY_ARN: 'Use the same fieldEncryptionKey for all tables of a function or container.',
  DMS_MODEL_B64: 'Connect only one table with embedModels.',
};

/** Which table set which variable of a function or container. */
const owners = new WeakMap<IConstruct, Map<string, { value: string; tablePath: string }>>();

/** Sets variables of a function or container, and refuses one that holds another value already. */
export function addVariables(holder: EnvironmentHolder, variables: Record<string, string>, tablePath: string): void {
  const { construct } = holder;
  const owned = owners.get(construct) ?? new Map<string, { value: string; tablePath: string }>();
  const current = holder.present();
  const wanted = Stack.of(construct).resolve(variables) as Record<string, unknown>;
  const conflicts = Object.entries(variables).flatMap(([name, value]) => {
    const earlier = owned.get(name);
    // Tables of two stacks may have one logical id, and so look alike once they are resolved.
    if (earlier) return earlier.value === value ? [] : [conflict(name, `belongs to table \`${earlier.tablePath}\``)];
    if (!(name in current) || JSON.stringify(current[name]) === JSON.stringify(wanted[name])) return [];
    return [conflict(name, `holds ${named(current[name])}`)];
  });
  if (conflicts.length > 0) throw findingsError(`Connecting \`${construct.node.path}\` to table \`${tablePath}\``, conflicts);
  for (const [name, value] of Object.entries(variables)) {
    holder.set(name, value);
    owned.set(name, { value, tablePath });
  }
  if (!owners.has(construct)) construct.node.addValidation({ validate: () => [...tooLarge(holder), ...setAgain(holder, owned)] });
  owners.set(construct, owned);
}

/** Containers that came to a task after it was connected: without the variable, DynamORM would use another table. */
export function checkLaterContainers(task: TaskDefinition, names: string[], tablePath: string): void {
  const late = () => containersOf(task).filter((container) => !names.every((name) => name in containerHolder(container).present()));
  const said = (container: IConstruct) =>
    finding('DYN-T103', {
      message: `The container \`${container.node.path}\` was added after its task was connected to \`${tablePath}\`, so it has no \`${names[0]}\`.`,
      path: 'connectClient',
      hint: 'Add all containers before you connect the task, or connect the container too.',
    });
  task.node.addValidation({ validate: () => late().map((container) => diagnosticLine(said(container))) });
}

/** What somebody set to another value after the table did: the last one wins in silence. */
function setAgain({ construct, present }: EnvironmentHolder, owned: Map<string, { value: string; tablePath: string }>): string[] {
  const current = present();
  const resolved = (value: string) => JSON.stringify(Stack.of(construct).resolve(value));
  return [...owned]
    .filter(([name, { value }]) => JSON.stringify(current[name]) !== resolved(value))
    .map(([name, { tablePath }]) =>
      diagnosticLine(
        finding('DYN-T102', {
          message: `The environment variable \`${name}\` of \`${construct.node.path}\` was ${name in current ? `set to ${shown(current[name])}` : 'removed'} after connect set it for table \`${tablePath}\`.`,
          path: 'environment',
          found: name,
          hint: 'Do not set it, or change environmentVariableName of the table.',
        }),
      ),
    );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `\`${value}\`` : 'another value';
}

function named(value: unknown): string {
  return typeof value === 'string' ? `the value \`${value}\`` : 'another value';
}

function conflict(name: string, state: string): Finding {
  return finding('DYN-T050', {
    message: `The environment variable \`${name}\` ${state} already.`,
    path: name in HINTS ? name : 'environmentVariableName',
    found: name,
    hint: HINTS[name] ?? 'Set another environmentVariableName on one of the tables.',
  });
}

/** Lambda refuses more than 4 KB of environment. What is unknown until deployment is not counted. */
function tooLarge({ construct, present, maxBytes = Number.POSITIVE_INFINITY }: EnvironmentHolder): string[] {
  const known = Object.entries(present()).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const bytes = known.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes <= maxBytes) return [];
  const [largest] = known.map(([name, value]) => ({ name, size: Buffer.byteLength(value) })).sort((a, b) => b.size - a.size);
  return [
    diagnosticLine(
      finding('DYN-T051', {
        message: `The environment of \`${construct.node.path}\` has ${bytes} bytes; Lambda allows ${maxBytes}. The largest variable is \`${largest.name}\` with ${largest.size}.`,
        path: 'environment',
        hint: 'Connect without embedModels, and ship the model document with the code.',
      }),
    ),
  ];
}
