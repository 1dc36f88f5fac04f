import { Grant, type IRole, Policy, type PolicyStatement, PrincipalBase } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A broker whose permission stands in a policy of its own beside the role that it opens sessions of. */
class BrokerPrincipal extends PrincipalBase {
  public readonly policyFragment;

  constructor(
    private readonly broker: IRole,
    private readonly scope: Construct,
    private readonly id: string,
  ) {
    super();
    this.policyFragment = broker.policyFragment;
  }

  public dedupeString(): string | undefined {
    return undefined;
  }

  public override addToPrincipalPolicy(statement: PolicyStatement) {
    const policy = new Policy(this.scope, this.id, { roles: [this.broker], statements: [statement] });
    return { statementAdded: true, policyDependable: policy };
  }
}

/** Lets a broker call actions on a role; the policy stands in the role's stack. */
export function grantBroker(broker: IRole, actions: string[], role: IRole, id: string): Grant {
  const grantee = { grantPrincipal: new BrokerPrincipal(broker, role, id) };
  return Grant.addToPrincipal({ grantee, actions, resourceArns: [role.roleArn] });
}
