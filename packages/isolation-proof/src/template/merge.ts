import { resolve } from './resolve';
import { anyPlace, type Place, type Resource, resourcesOf, type Template } from './template';

/** A stack of an application: its template, and where it is deployed as far as that is known. */
export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
  readonly region?: string;
  readonly account?: string;
  /** The stack that it is nested in, and the resource there that stands for it. */
  readonly parent?: { readonly stack: string; readonly id: string };
}

/**
 * One template of all stacks, so that a policy may name a table of another stack. What one stack exports stands where another imports it. A logical
 * id that several stacks have is written `Stack/Id`.
 */
export function mergeTemplates(stacks: readonly StackTemplate[]): Template {
  if (stacks.length === 1 && stacks[0].region === undefined && stacks[0].account === undefined) return stacks[0].template;
  const merging = new Merging(stacks);
  return {
    Resources: Object.fromEntries(
      stacks.flatMap((stack) =>
        resourcesOf(stack.template).map(([id, resource]): [string, Resource] => [
          merging.nameOf(stack, id),
          { ...(merging.renamed(resource, stack) as Resource), Place: placeOf(stack) },
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

function placeOf({ region = anyPlace.region, account = anyPlace.account }: StackTemplate): Place {
  return { ...anyPlace, region, account };
}

interface Functions {
  readonly Ref?: unknown;
  readonly 'Fn::GetAtt'?: unknown;
  readonly 'Fn::If'?: unknown;
  readonly 'Fn::ImportValue'?: unknown;
  readonly 'Fn::GetStackOutput'?: { readonly StackName?: unknown; readonly OutputName?: unknown };
  readonly 'Fn::Sub'?: unknown;
}

class Merging {
  private readonly counts = new Map<string, number>();
  private readonly exported = new Map<string, unknown>();

  constructor(private readonly stacks: readonly StackTemplate[]) {
    for (const [id] of stacks.flatMap(({ template }) => resourcesOf(template))) this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
    for (const stack of stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs ?? {})) {
        const name = this.textOf(Export?.Name, stack);
        if (name !== undefined) this.exported.set(name, { stack, value: Value });
      }
    }
  }

  public nameOf(stack: StackTemplate, id: string): string {
    return (this.counts.get(id) ?? 0) > 1 && stack.template.Resources?.[id] !== undefined ? `${stack.name}/${id}` : id;
  }

  /** A value in which logical ids and conditions have their merged names, and imports are what they import. */
  public renamed(value: unknown, stack: StackTemplate): unknown {
    const inner = (one: unknown): unknown => this.renamed(one, stack);
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== 'object' || value === null) return value;
    const functions = value as Functions;
    if (typeof functions.Ref === 'string') return pseudoOf(stack)[functions.Ref] ?? this.referenceTo(functions.Ref, stack);
    const attribute = functions['Fn::GetAtt'];
    if (attribute !== undefined) {
      const [id, ...names] = typeof attribute === 'string' ? attribute.split('.') : (attribute as string[]);
      return this.attributeOf(id, names.join('.'), stack);
    }
    const branch = functions['Fn::If'];
    if (Array.isArray(branch)) return { 'Fn::If': [`${stack.name}/${branch[0]}`, ...branch.slice(1).map(inner)] };
    if (functions['Fn::ImportValue'] !== undefined) return this.imported(functions['Fn::ImportValue'], stack) ?? value;
    const output = functions['Fn::GetStackOutput'];
    if (output !== undefined) {
      const other = this.stacks.find(({ name }) => name === output.StackName);
      return (other && this.outputOf(String(output.OutputName), other)) ?? value;
    }
    const sub = functions['Fn::Sub'];
    if (typeof sub === 'string') return { 'Fn::Sub': this.renamedText(sub, stack) };
    if (Array.isArray(sub)) return { 'Fn::Sub': [this.renamedText(String(sub[0]), stack, Object.keys(sub[1] ?? {})), inner(sub[1])] };
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === 'Condition' && typeof one === 'string' ? `${stack.name}/${one}` : inner(one),
      ]),
    );
  }

  /** A parameter of a nested stack is what its parent gives. */
  private referenceTo(name: string, stack: StackTemplate): unknown {
    const parent = this.stacks.find((one) => one.name === stack.parent?.stack);
    if (stack.template.Resources?.[name] === undefined && parent && stack.parent) {
      const { Parameters } = (parent.template.Resources?.[stack.parent.id]?.Properties ?? {}) as { Parameters?: Record<string, unknown> };
      if (Parameters?.[name] !== undefined) return this.renamed(Parameters[name], parent);
    }
    return { Ref: this.nameOf(stack, name) };
  }

  private attributeOf(id: string, attribute: string, stack: StackTemplate): unknown {
    const nested = this.stacks.find(({ parent }) => parent?.stack === stack.name && parent.id === id);
    if (nested && attribute.startsWith('Outputs.')) {
      const value = this.outputOf(attribute.slice('Outputs.'.length), nested);
      if (value !== undefined) return value;
    }
    return { 'Fn::GetAtt': [this.nameOf(stack, id), attribute] };
  }

  private imported(name: unknown, stack: StackTemplate): unknown {
    const found = this.exported.get(this.textOf(name, stack) ?? '') as { stack: StackTemplate; value: unknown } | undefined;
    return found && this.renamed(found.value, found.stack);
  }

  private outputOf(name: string, stack: StackTemplate): unknown {
    const value = stack.template.Outputs?.[name]?.Value;
    return value === undefined ? undefined : this.renamed(value, stack);
  }

  private textOf(value: unknown, stack: StackTemplate): string | undefined {
    const resolved = resolve(value, stack.template, { ...placeOf(stack), stack: stack.name }, new Map());
    return typeof resolved === 'string' ? resolved : undefined;
  }

  private renamedText(text: string, stack: StackTemplate, given: readonly string[] = []): string {
    const pseudo = pseudoOf(stack);
    return text.replace(/\$\{(?!!)([^}.]+)(\.[^}]+)?\}/g, (whole, id: string, attribute = '') =>
      given.includes(id) ? whole : (pseudo[id] ?? `\${${this.nameOf(stack, id)}${attribute}}`),
    );
  }
}

function pseudoOf(stack: StackTemplate): Record<string, string> {
  const { region, account } = placeOf(stack);
  return { 'AWS::Region': region, 'AWS::AccountId': account, 'AWS::StackName': stack.name };
}
