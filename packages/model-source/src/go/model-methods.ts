import type { Model } from '@dynamorm-cdk/model-spec';
import { methodOf } from './methods';
import type { ModelContext } from './model-context';
import type { ModelField } from './model-fields';
import type { Declared } from './package';
import type { Resolved } from './resolve-type';
import type { GoExpression, GoFunction } from './syntax';

type Composite = Extract<GoExpression, { kind: 'composite' }>;

/** A projection that a method of the model states. */
export interface StatedProjection {
  readonly type: string;
  readonly fields: string[];
}

/** The write policy that `WritePolicy()` returns, from 1.7.0 on. */
export function writePolicyOf(
  type: Resolved,
  fields: ModelField[],
  context: ModelContext,
): Pick<Model, 'writeOnce' | 'protectedAttributes'> {
  const method = context.release.writePolicies ? methodOf(type, 'WritePolicy') : undefined;
  if (method === undefined) return {};
  const policy = returned(method);
  const mode = policy && member(policy, 'Mode', 0);
  const names = policy && textsOf(member(policy, 'ProtectedAttributes', 1));
  const once = mode === undefined ? false : modeOf(mode);
  if (policy === undefined || names === undefined || once === undefined) {
    unclear(method, 'the write policy', context);
    return {};
  }
  const found = names.map((name) => [...fields].reverse().find((field) => field.name === name || field.attribute === name));
  const missing = names.find((_, at) => found[at] === undefined);
  if (missing !== undefined) {
    context.findings.add('DYN-C222', spotOf(method), {
      message: `The write policy protects \`${missing}\`, which the model does not have: TableTheory refuses it.`,
      found: missing,
    });
  }
  const attributes = [...new Set(found.flatMap((field) => field?.attribute ?? []))].sort();
  return { ...(once ? { writeOnce: true } : {}), ...(attributes.length > 0 ? { protectedAttributes: attributes } : {}) };
}

/** The projections that `TableTheoryIndexProjections()` returns, by index, from 2.0.0 on. */
export function projectionsOf(
  type: Resolved,
  attributes: ReadonlySet<string>,
  context: ModelContext,
): Map<string, StatedProjection> | undefined {
  const method = context.release.projections ? methodOf(type, 'TableTheoryIndexProjections') : undefined;
  if (method === undefined) return undefined;
  const stated = new Map<string, StatedProjection>();
  for (const { key, value } of returned(method)?.elements ?? [{ value: { kind: 'other', offset: 0 } as GoExpression, key: undefined }]) {
    const kind = value.kind === 'composite' ? member(value, 'Type', 0) : undefined;
    const fields = value.kind === 'composite' ? textsOf(member(value, 'Fields', 1)) : undefined;
    if (key?.kind !== 'text' || fields === undefined || (kind !== undefined && kind.kind !== 'text')) {
      unclear(method, 'the projections', context);
      return undefined;
    }
    const absent = context.release.tableTheory4 && kind?.text.trim() === 'INCLUDE' ? fields.find((one) => !attributes.has(one)) : undefined;
    if (absent !== undefined) {
      context.findings.add('DYN-C222', spotOf(method), {
        message: `The index \`${key.text}\` includes \`${absent}\`, which the model does not have: TableTheory refuses that from 4.0 on, as far as is known.`,
        found: absent,
        severity: 'warning',
      });
    }
    stated.set(key.text, { type: kind?.text.trim() || 'ALL', fields: fields.sort() });
  }
  return stated;
}

/** The literal that a method returns at once. */
function returned({ declaration: { body } }: Declared<GoFunction>): Composite | undefined {
  const [only, ...more] = body().statements;
  if (more.length > 0 || only?.kind !== 'return' || only.values.length !== 1) return undefined;
  const [value] = only.values;
  return value.kind === 'composite' ? value : undefined;
}

/** A field of a struct's literal, by name or by position. */
function member({ elements }: Composite, name: string, at: number): GoExpression | undefined {
  const named = elements.find(({ key }) => key?.kind === 'name' && key.name === name);
  if (named !== undefined) return named.value;
  const positional = elements[at];
  return positional?.key === undefined ? positional?.value : undefined;
}

function textsOf(list: GoExpression | undefined): string[] | undefined {
  if (list === undefined || (list.kind === 'name' && list.name === 'nil')) return [];
  if (list.kind !== 'composite') return undefined;
  const texts = list.elements.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []));
  return texts.length === list.elements.length ? texts : undefined;
}

/** Whether a mode is that of models that are written once; undefined where it is neither that nor the other. */
function modeOf(mode: GoExpression): boolean | undefined {
  if (mode.kind === 'text') return mode.text === 'write_once' ? true : mode.text === 'mutable' || mode.text === '' ? false : undefined;
  if (mode.kind !== 'name' && mode.kind !== 'selector') return undefined;
  return mode.name === 'WritePolicyModeWriteOnce' ? true : mode.name === 'WritePolicyModeMutable' ? false : undefined;
}

function unclear(method: Declared<GoFunction>, what: string, { findings }: ModelContext): void {
  const { name } = method.declaration;
  findings.add('DYN-C222', spotOf(method), {
    message: `\`${name}\` does not return a literal: ${what} cannot be known.`,
    found: name,
    hint: 'Let it be one `return` with a literal.',
  });
}

function spotOf({ file, declaration }: Declared<GoFunction>): { file: Declared<GoFunction>['file']; offset: number } {
  return { file, offset: declaration.offset };
}
