import { type Choice, isTable, type Place, type Template } from './template';

interface Functions {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: string | readonly [string, string];
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  readonly 'Fn::Sub'?: string | readonly [string, Readonly<Record<string, unknown>>];
  readonly 'Fn::If'?: readonly [string, unknown, unknown];
}

/**
 * A value of a template with its intrinsic functions worked out as far as a proof needs: pseudo parameters, names and ARNs of tables and roles,
 * Join, Sub and If. What only a deployment knows stays as it is, so that whoever needs it says that it is not known.
 */
export function resolve(value: unknown, template: Template, place: Place, choice: Choice): unknown {
  const inner = (one: unknown): unknown => resolve(one, template, place, choice);
  if (Array.isArray(value)) return value.map(inner).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': sub, 'Fn::If': branch } = value as Functions;
  if (Ref !== undefined) return Ref === 'AWS::NoValue' ? undefined : (reference(Ref, template, place, inner) ?? value);
  if (attribute !== undefined) {
    const [id, name] = typeof attribute === 'string' ? attribute.split('.') : attribute;
    return (name === 'Arn' ? arnOf(id, template, place, inner) : undefined) ?? value;
  }
  if (join !== undefined) return joined(join, inner) ?? value;
  if (sub !== undefined) return substituted(sub, template, place, inner) ?? value;
  if (branch !== undefined) {
    const [condition, whenTrue, whenFalse] = branch;
    const holds = choice.get(condition);
    return holds === undefined ? value : inner(holds ? whenTrue : whenFalse);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, inner(one)] as const)
      .filter(([, one]) => one !== undefined),
  );
}

/** The name of a table: the one that it is given, or its logical id for the one that CloudFormation will make up. */
export function tableName(id: string, template: Template, inner: (value: unknown) => unknown): string {
  const name = inner(template.Resources?.[id]?.Properties?.TableName);
  return typeof name === 'string' ? name : id.replaceAll('/', '-');
}

type Inner = (value: unknown) => unknown;

function reference(name: string, template: Template, place: Place, inner: Inner): string | undefined {
  const { partition, region, account } = place;
  const pseudo: Record<string, string> = {
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': place.stack ?? 'Stack',
  };
  if (pseudo[name] !== undefined) return pseudo[name];
  const resource = template.Resources?.[name];
  if (resource && isTable(resource)) return tableName(name, template, inner);
  if (resource?.Type === 'AWS::IAM::Role') {
    const given = inner(resource.Properties?.RoleName);
    return typeof given === 'string' ? given : name.replaceAll('/', '-');
  }
  return undefined;
}

function arnOf(id: string, template: Template, place: Place, inner: Inner): string | undefined {
  const resource = template.Resources?.[id];
  const { partition, region, account } = resource?.Place ?? place;
  if (resource && isTable(resource)) return `arn:${partition}:dynamodb:${region}:${account}:table/${tableName(id, template, inner)}`;
  return resource?.Type === 'AWS::IAM::Role'
    ? `arn:${partition}:iam::${account}:role/${reference(id, template, place, inner) ?? id}`
    : undefined;
}

function joined([separator, parts]: readonly [string, readonly unknown[]], inner: Inner): string | undefined {
  const texts = parts.map(inner);
  return texts.every((text) => typeof text === 'string') ? texts.join(separator) : undefined;
}

function substituted(sub: NonNullable<Functions['Fn::Sub']>, template: Template, place: Place, inner: Inner): string | undefined {
  const [text, given] = typeof sub === 'string' ? [sub, {} as Record<string, unknown>] : sub;
  let whole = true;
  // `${!Literal}` stays a variable of the policy.
  const done = text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const [id, attribute] = name.split('.');
    const value =
      name in given
        ? inner(given[name])
        : attribute === 'Arn'
          ? arnOf(id, template, place, inner)
          : reference(name, template, place, inner);
    if (typeof value === 'string') return value;
    whole = false;
    return '';
  });
  return whole ? done : undefined;
}
