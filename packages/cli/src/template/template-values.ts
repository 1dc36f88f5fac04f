import { canonical, evaluate, isIntrinsic, parameterValue, recordOf, type TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import type { Resource, Template } from './parse-template';

/** Who wrote a template: the cure for a mistake depends on it. */
export type TemplateKind = 'cdk' | 'sam' | 'plain';

/** What a stack is called and where it is deployed, as far as that is known. */
export interface StackPlace {
  readonly stackName?: string;
  readonly account?: string;
  readonly region?: string;
}

/** What the expressions of a template are worked out with: parameters that the caller gave, mappings, conditions, and what the stack knows of itself. */
export function templateValues(template: Template, given: ReadonlyMap<string, unknown>, place: StackPlace = {}): TemplateValues {
  const declared = recordOf(template.Parameters);
  const values = [...given].filter(([name]) => name in declared);
  return {
    parameters: new Map(
      values.map(([name, value]) => [name, isIntrinsic(value) ? value : parameterValue(value, recordOf(declared[name]).Type)]),
    ),
    declared,
    mappings: recordOf(template.Mappings),
    conditions: recordOf(template.Conditions),
    pseudo: { 'AWS::StackName': place.stackName, 'AWS::AccountId': place.account, 'AWS::Region': place.region },
  };
}

/** What a stack gives to a stack nested in it. What is not known yet is the same where the expression is. */
export function nestedParameters({ Properties: properties }: Resource, values: TemplateValues): Map<string, unknown> {
  const assumptions = { assumed: new Map<string, boolean>(), asked: new Map() };
  return new Map(
    Object.entries(recordOf(properties?.Parameters)).map(([name, raw]) => {
      const value = evaluate(raw, values, assumptions);
      const isText = ['string', 'number', 'boolean'].includes(typeof value);
      return [name, isText && assumptions.asked.size === 0 ? value : { 'Fn::Parameter': [name, canonical(raw)] }];
    }),
  );
}

/** The CDK leaves paths and metadata of its own; the Serverless Application Model names its transform. */
export function templateKind({ Resources: resources, Transform: transform }: Template, isAssembly: boolean): TemplateKind {
  const all = Object.entries(resources);
  if (isAssembly || all.some(([id, one]) => id.startsWith('CDKMetadata') || one?.Metadata?.['aws:cdk:path'] !== undefined)) return 'cdk';
  return [transform].flat().some((one) => String(one).startsWith('AWS::Serverless')) ? 'sam' : 'plain';
}
