import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What `prove` finds out about the policies of tenants. */
export const proofCodes = defineCodes({
  'DYN-C401': {
    severity: 'error',
    title: 'No session reaches the items of another tenant.',
    why: 'The policies allow the call that the message names. The hint repeats it as a command of the AWS CLI.',
    broken: 'Condition:\n  ForAllValues:StringLike: { dynamodb:LeadingKeys: ["TENANT#${aws:PrincipalTag/TenantID}*"] } # acme reads acme2',
    fixed:
      'Condition:\n  ForAllValues:StringLike:\n    dynamodb:LeadingKeys:\n      - TENANT#${aws:PrincipalTag/TenantID}\n      - TENANT#${aws:PrincipalTag/TenantID}#*\n  "Null": { dynamodb:LeadingKeys: "false" }\n  StringLike: { aws:PrincipalTag/TenantID: "?*" }',
  },
  'DYN-C402': {
    severity: 'error',
    title: 'No session reaches the items of another tenant, whatever conditions outside of the model say.',
    why: 'The call is possible unless a condition that is not modelled, such as an IP address, stops it. Do not let isolation depend on it.',
  },
  'DYN-C403': {
    severity: 'error',
    title: 'Policies can be decided.',
    why: 'A part of them is unknown until deployment, outside the template, or too hard for the solver. Nothing was proved.',
  },
  'DYN-C404': {
    severity: 'error',
    title: 'A partition key belongs to one tenant.',
    why: 'Two tenant ids can make the same key. Use a separator that no tenant id can hold, such as `#`.',
  },
  'DYN-C405': {
    severity: 'error',
    title: 'Tenants can make calls on their own items.',
    why: 'Policies that allow nothing isolate, and prove nothing: a Deny covers too much, or the claim names another table than the policies.',
  },
  'DYN-C406': {
    severity: 'error',
    title: 'A trust policy opens only sessions with a tenant.',
    why: 'Otherwise somebody gets a session without a tenant, or with tags that the broker did not state.',
    broken: 'Action: [sts:AssumeRole, sts:TagSession]\n# no condition',
    fixed:
      'Action: [sts:AssumeRole, sts:TagSession]\nCondition:\n  StringLike: { aws:RequestTag/TenantID: "?*" }\n  ForAllValues:StringEquals: { aws:TagKeys: [TenantID] }\n  "Null": { aws:TagKeys: "false" }',
  },
  'DYN-C407': {
    severity: 'warning',
    title: 'The Denies hold by themselves.',
    why: 'The policies isolate as they are. An Allow that somebody adds to the role or the table later can open them.',
  },
});
