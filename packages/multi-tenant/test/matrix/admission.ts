import { statementApplies } from '../policy/evaluate';
import { VariableText } from '../policy/pattern';
import type { PolicyJson } from '../policy/policy-document';
import { RequestContext } from '../policy/request-context';
import { isTagValue } from './tenants';

/** Whether a broker gets a session of this tenant: STS takes the tag, and the trust policy allows both calls that it is asked about. */
export function admits(trust: PolicyJson, tenant: string | undefined, tags: { [key: string]: string } = {}): boolean {
  if (tenant !== undefined && !isTagValue(tenant)) return false;
  const all: { [key: string]: string } = tenant === undefined ? tags : { TenantID: tenant, ...tags };
  const keys = Object.keys(all);
  const context = new RequestContext({
    ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, all[key]])),
    ...(keys.length > 0 ? { 'aws:TagKeys': keys } : {}),
  });
  const asked = ['sts:AssumeRole', ...(keys.length > 0 ? ['sts:TagSession'] : [])];
  return asked.every((action) =>
    trust.Statement.some(
      (statement) => statement.Effect === 'Allow' && statementApplies(statement, { action, resource: '*', context }, VariableText.LITERAL),
    ),
  );
}
