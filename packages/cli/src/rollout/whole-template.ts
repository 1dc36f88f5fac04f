import type { Resource } from '../template/parse-template';
import { CliError } from '../terminal/cli-error';

/** A template with everything that stands in it, so that it can be deployed again. */
export interface WholeTemplate {
  readonly Resources: Record<string, Resource>;
  readonly [section: string]: unknown;
}

/** Reads the text of a template, as it was given to CloudFormation. */
export function wholeTemplate(text: string, name: string): WholeTemplate {
  try {
    const parsed = JSON.parse(text) as WholeTemplate;
    if (typeof parsed.Resources === 'object' && parsed.Resources !== null) return parsed;
  } catch {
    // What is not JSON was not deployed by the CDK.
  }
  throw new CliError(
    'DYN-C601',
    `${name} is not in JSON, so the CDK did not deploy it, and a rollout cannot change it: \`dynamorm-cdk plan\` says which index comes next.`,
  );
}
