import { recordOf } from '@dynamorm-cdk/core/cloudformation';
import type { Template } from './parse-template';

function transformsOf({ Transform: transform }: Template): string[] {
  return [transform]
    .flat()
    .map((one) => (typeof one === 'string' ? one : recordOf(one).Name))
    .filter((name) => typeof name === 'string');
}

/** Macros that may make anything of a template. Those of AWS do what their pages say. */
export function macrosOf(template: Template): string[] {
  return transformsOf(template).filter((name) => !name.startsWith('AWS::') || name === 'AWS::Include');
}

/**
 * Whether functions in DeletionPolicy and UpdateReplacePolicy are worked out, or may be.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/function-refs-in-policy-attributes.html
 */
export function worksOutPolicies(template: Template): boolean {
  return transformsOf(template).includes('AWS::LanguageExtensions') || macrosOf(template).length > 0;
}
