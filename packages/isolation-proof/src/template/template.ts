/** A CloudFormation template as it is parsed. */
export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>>;
}

export interface Resource {
  readonly Type?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  /** The condition under which it is made. */
  readonly Condition?: unknown;
  /** Where it is deployed, if that is elsewhere than the rest. */
  readonly Place?: Place;
}

/** Where a stack is taken to be deployed, as far as its template leaves it open. Any other place would do: ARNs change with it everywhere. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Name of the stack. */
  readonly stack?: string;
}

export const anyPlace: Place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };

/** Which conditions of the template hold. */
export type Choice = ReadonlyMap<string, boolean>;

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Serverless::SimpleTable'];

export function isTable({ Type }: Resource): boolean {
  return Type !== undefined && TABLES.includes(Type);
}

/** Whether a resource is made where these conditions hold. */
export function isMade({ Condition }: Resource, choice: Choice): boolean {
  return typeof Condition !== 'string' || choice.get(Condition) !== false;
}

/** Resources of a template, none where it has none. */
export function resourcesOf({ Resources = {} }: Template): [string, Resource][] {
  return Object.entries(Resources);
}
