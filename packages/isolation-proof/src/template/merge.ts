import { resolve } from './resolve';
import { anyPlace, type Place, type Resource, resourcesOf, type Template } from './template';

/** A stack of an application: its template, and where it is deployed as far as that is known. */
export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
  readonly region?: string;
  readonly account?: string;
}

/**
 * One template of all stacks, so that a policy may name a table of another stack. What one stack exports stands where another imports it. A logical
 * id that several stacks have is written `Stack/Id`.
 */
export function mergeTemplates(stacks: readonly StackTemplate[]): Template {
  if (stacks.length === 1 && stacks[0].region === undefined && stacks[0].account === undefined) return stacks[0].template;
  const counts = new Map<string, number>();
  for (const [id] of stacks.flatMap(({ template }) => resourcesOf(template))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const nameOf = (stack: string, id: string) => ((counts.get(id) ?? 0) > 1 ? `${stack}/${id}` : id);
  const outputs = outputsOf(stacks, nameOf);
  return {
    Resources: Object.fromEntries(
      stacks.flatMap((stack) =>
        resourcesOf(stack.template).map(([id, resource]): [string, Resource] => [
          nameOf(stack.name, id),
          { ...(renamed(resource, stack, nameOf, outputs) as Resource), Place: placeOf(stack) },
        ]),
      ),
    ),
  };
}

/** The name under which a resource of a stack stands in the merged template. */
export function mergedId(stacks: readonly StackTemplate[], stack: string, id: string): string {
  const holders = stacks.filter(({ template }) => template.Resources?.[id] !== undefined);
  return holders.length > 1 ? `${stack}/${id}` : id;
}

type NameOf = (stack: string, id: string) => string;

interface Outputs {
  readonly exported: ReadonlyMap<string, unknown>;
  readonly named: ReadonlyMap<string, unknown>;
}

function placeOf({ region = anyPlace.region, account = anyPlace.account }: StackTemplate): Place {
  return { ...anyPlace, region, account };
}

function outputsOf(stacks: readonly StackTemplate[], nameOf: NameOf): Outputs {
  const exported = new Map<string, unknown>();
  const named = new Map<string, unknown>();
  for (const stack of stacks) {
    for (const [name, { Value, Export }] of Object.entries(stack.template.Outputs ?? {})) {
      const value = renamed(Value, stack, nameOf);
      named.set(`${stack.name} ${name}`, value);
      const exportName = resolve(Export?.Name, stack.template, { ...placeOf(stack), stack: stack.name }, new Map());
      if (typeof exportName === 'string') exported.set(exportName, value);
    }
  }
  return { exported, named };
}

interface Functions {
  readonly Ref?: unknown;
  readonly Condition?: unknown;
  readonly 'Fn::GetAtt'?: unknown;
  readonly 'Fn::If'?: unknown;
  readonly 'Fn::ImportValue'?: unknown;
  readonly 'Fn::GetStackOutput'?: { readonly StackName?: unknown; readonly OutputName?: unknown };
  readonly 'Fn::Sub'?: unknown;
}

/** A value in which logical ids and conditions have their merged names, and imports are what they import. */
function renamed(value: unknown, stack: StackTemplate, nameOf: NameOf, outputs?: Outputs): unknown {
  const inner = (one: unknown): unknown => renamed(one, stack, nameOf, outputs);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  const functions = value as Functions;
  const { region, account } = placeOf(stack);
  if (typeof functions.Ref === 'string') {
    const pseudo: Record<string, string> = { 'AWS::Region': region, 'AWS::AccountId': account, 'AWS::StackName': stack.name };
    return pseudo[functions.Ref] ?? { Ref: nameOf(stack.name, functions.Ref) };
  }
  const attribute = functions['Fn::GetAtt'];
  if (attribute !== undefined) {
    const [id, ...names] = typeof attribute === 'string' ? attribute.split('.') : (attribute as string[]);
    return { 'Fn::GetAtt': [nameOf(stack.name, id), names.join('.')] };
  }
  const branch = functions['Fn::If'];
  if (Array.isArray(branch)) return { 'Fn::If': [`${stack.name}/${branch[0]}`, ...branch.slice(1).map(inner)] };
  if (functions['Fn::ImportValue'] !== undefined && outputs) {
    const name = resolve(functions['Fn::ImportValue'], stack.template, { ...placeOf(stack), stack: stack.name }, new Map());
    return outputs.exported.get(String(name)) ?? value;
  }
  const output = functions['Fn::GetStackOutput'];
  if (output !== undefined && outputs) return outputs.named.get(`${output.StackName} ${output.OutputName}`) ?? value;
  const sub = functions['Fn::Sub'];
  if (typeof sub === 'string') return { 'Fn::Sub': renamedText(sub, stack, nameOf) };
  if (Array.isArray(sub)) return { 'Fn::Sub': [renamedText(String(sub[0]), stack, nameOf, Object.keys(sub[1] ?? {})), inner(sub[1])] };
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'Condition' && typeof one === 'string' ? `${stack.name}/${one}` : inner(one)]),
  );
}

function renamedText(text: string, stack: StackTemplate, nameOf: NameOf, given: readonly string[] = []): string {
  const { region, account } = placeOf(stack);
  const pseudo: Record<string, string> = { 'AWS::Region': region, 'AWS::AccountId': account, 'AWS::StackName': stack.name };
  return text.replace(/\$\{(?!!)([^}.]+)(\.[^}]+)?\}/g, (whole, id: string, attribute = '') => {
    if (given.includes(id)) return whole;
    return pseudo[id] ?? `\${${nameOf(stack.name, id)}${attribute}}`;
  });
}
