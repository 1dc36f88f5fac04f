import { ACCOUNT, REGION } from './designs';

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

/** The policies of the tenants' role as IAM gets them, by the characters that it counts: white space is none of them. */
export function characters(template: { Resources: Resources }, logicalId: string): number[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => JSON.stringify(Properties.Roles)?.includes(`"${logicalId}"`))
    .map(({ Properties }) => JSON.stringify(deployed(Properties.PolicyDocument, template.Resources)).length);
}

/** Intrinsic functions as CloudFormation will resolve them. */
function deployed(value: unknown, resources: Resources): unknown {
  if (Array.isArray(value)) return value.map((item) => deployed(item, resources));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (name === 'Ref') return argument === 'AWS::Partition' ? 'aws' : tableName(resources, argument);
    if (name === 'Fn::GetAtt') return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${tableName(resources, argument[0])}`;
    if (name === 'Fn::Join') return (deployed(argument[1], resources) as string[]).join(argument[0]);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not expected in a policy.`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deployed(item, resources)]));
}

function tableName(resources: Resources, id: string): string {
  const name = resources[id]?.Properties.TableName;
  if (typeof name !== 'string') throw new Error(`${id} is no table with a name.`);
  return name;
}
