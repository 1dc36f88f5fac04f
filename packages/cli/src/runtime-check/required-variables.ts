import type { ExtractedModel } from '@dynamorm-cdk/model-source';

/** What a service needs in its environment: one of these variables, and what it is for. */
export interface RequiredVariable {
  readonly names: readonly string[];
  readonly purpose: string;
}

/** What the caller says of the variables. */
export interface VariableOptions {
  /** Variables that models say nothing of, such as that of a tenant role. */
  readonly variable?: string[];
  /** Whether the key of encrypted attributes comes by `KMS_KEY_ARN`, as `connect` sets it. */
  readonly fieldKey?: boolean;
}

/** How many models a purpose names. */
const shown = 3;

/** The variables that name the models' tables, the one of their field encryption key, and those of the caller, by name. */
export function requiredVariables(
  models: readonly ExtractedModel[],
  { variable = [], fieldKey = true }: VariableOptions,
): RequiredVariable[] {
  const tables = new Map<string, { names: readonly string[]; models: string[] }>();
  for (const { model, otherTableVariables = [] } of models) {
    if (model.tableEnvironmentVariable === undefined) continue;
    const names = [model.tableEnvironmentVariable, ...otherTableVariables];
    const known = tables.get(names.join(' ')) ?? { names, models: [] };
    known.models.push(model.name);
    tables.set(names.join(' '), known);
  }
  const encrypted = fieldKey ? models.filter(({ model }) => model.attributes.some((one) => one.encrypted)) : [];
  const required: RequiredVariable[] = [...tables.values()].map((one) => ({ names: one.names, purpose: `table of ${listed(one.models)}` }));
  if (encrypted.length > 0) {
    required.push({ names: ['KMS_KEY_ARN'], purpose: `field encryption key of ${listed(encrypted.map(({ model }) => model.name))}` });
  }
  const known = new Set(required.filter(({ names }) => names.length === 1).map(({ names }) => names[0]));
  for (const name of new Set(variable)) if (!known.has(name)) required.push({ names: [name], purpose: 'required by the service' });
  return required.sort((a, b) => (a.names.join(' ') < b.names.join(' ') ? -1 : 1));
}

/** Names in the order of the alphabet, so that their order in the source makes no difference. */
function listed(names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  const more = all.length - shown;
  if (more > 1) return `${all.slice(0, shown).join(', ')} and ${more} more`;
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
