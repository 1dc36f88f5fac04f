import { canonical, type Properties, recordOf } from '../properties';

/** What a stack knows of itself, such as `AWS::Region`. */
export type PseudoParameters = { readonly [name: string]: string | undefined };

/** What expressions of a template are worked out with. */
export interface TemplateValues {
  /** Parameters that have a value for certain: given by the caller, or those of the deployed stack. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Parameters that the template declares. */
  readonly declared: Properties;
  readonly mappings: Properties;
  readonly conditions: Properties;
  readonly pseudo: PseudoParameters;
  /** Parameters whose default is another one on the other side, with the default here: what they hold is not the same for certain. */
  readonly moved?: ReadonlyMap<string, unknown>;
}

/** A template of which nothing is known but its text. */
export const noValues: TemplateValues = { parameters: new Map(), declared: {}, mappings: {}, conditions: {}, pseudo: {} };

/**
 * The values of a template whose parameters without a value have their defaults, as those of a new stack. A stack that is there keeps the
 * values that it has: those are not known.
 */
export function withDefaults(values: TemplateValues, kept: Properties = {}): TemplateValues {
  const parameters = new Map(values.parameters);
  for (const [name, declaration] of Object.entries(values.declared)) {
    const { Default: value, Type: type = 'String' } = recordOf(declaration);
    // The default of a parameter of the parameter store is the name that is looked up.
    if (value === undefined || parameters.has(name) || Object.hasOwn(kept, name) || String(type).startsWith('AWS::SSM::')) continue;
    parameters.set(name, parameterValue(value, type));
  }
  return { ...values, parameters, moved: undefined };
}

/** The value of a parameter as a template uses it: a list is written with commas. */
export function parameterValue(text: unknown, type: unknown): unknown {
  const list = type === 'CommaDelimitedList' || String(type).startsWith('List<');
  return list && typeof text === 'string' ? text.split(',').map((item) => item.trim()) : String(text);
}

/**
 * Both sides with the parameters marked that both declare with another default: a deployment may keep the old value or take the new default.
 */
export function withMovedDefaults(before: TemplateValues, after: TemplateValues): [TemplateValues, TemplateValues] {
  const defaultOf = ({ declared }: TemplateValues, name: string): unknown => recordOf(declared[name]).Default;
  const moved = Object.keys(after.declared).filter(
    (name) => name in before.declared && canonical([defaultOf(before, name)]) !== canonical([defaultOf(after, name)]),
  );
  const [ours, theirs] = [before, after].map((side) => ({ ...side, moved: new Map(moved.map((name) => [name, defaultOf(side, name)])) }));
  return [ours, theirs];
}
