import { type Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Conditions } from './leading-keys';

/** What a statement is made of; all but effect and conditions may grow later. */
export interface StatementParts {
  readonly actions?: string[];
  readonly notActions?: string[];
  readonly resources?: string[];
  readonly notResources?: string[];
}

/**
 * A statement that is handed to the role once and extended in place afterwards.
 *
 * It is handed over only when it has something to say, since IAM refuses an empty element. No token list ever stands in it: CDK's merging
 * and splitting of policies look at the elements one by one.
 */
export class UpdatableStatement {
  private readonly made: PolicyStatement;
  private attached = false;

  constructor(
    /** What the statement is for, in the words of the design; not a Sid, which would keep CDK from merging. */
    public readonly purpose: string,
    effect: Effect,
    conditions: Conditions,
    private readonly attach: (statement: PolicyStatement) => void,
  ) {
    this.made = new PolicyStatement({ effect, conditions });
  }

  /** The statement, or `undefined` while it says nothing. */
  public get statement(): PolicyStatement | undefined {
    return this.attached ? this.made : undefined;
  }

  /** Adds what is not there yet, and hands the statement over as soon as it is whole. */
  public extend(parts: StatementParts): void {
    const fresh = (wanted: string[] | undefined, present: string[]) => (wanted ?? []).filter((value) => !present.includes(value));
    const actions = fresh(parts.actions, this.made.actions);
    const notActions = fresh(parts.notActions, this.made.notActions);
    const resources = fresh(parts.resources, this.made.resources);
    const notResources = fresh(parts.notResources, this.made.notResources);
    if (actions.length > 0) this.made.addActions(...actions);
    if (notActions.length > 0) this.made.addNotActions(...notActions);
    if (resources.length > 0) this.made.addResources(...resources);
    if (notResources.length > 0) this.made.addNotResources(...notResources);

    const whole =
      this.made.actions.length + this.made.notActions.length > 0 && this.made.resources.length + this.made.notResources.length > 0;
    if (whole && !this.attached) {
      this.attached = true;
      this.attach(this.made);
    }
  }
}
