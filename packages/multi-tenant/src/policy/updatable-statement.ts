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
 * A statement that is handed to the role once and extended in place afterwards. Where CDK has frozen it by then, as it does with a policy that it
 * may split, what is new stands in a statement of its own.
 *
 * It is handed over only when it has something to say, since IAM refuses an empty element. No token list ever stands in it: CDK's merging
 * and splitting of policies look at the elements one by one.
 */
export class UpdatableStatement {
  private readonly frozen: PolicyStatement[] = [];
  private made: PolicyStatement;
  private attached = false;

  constructor(
    /** What the statement is for, in the words of the design; not a Sid, which would keep CDK from merging. */
    public readonly purpose: string,
    private readonly effect: Effect,
    private readonly conditions: Conditions,
    private readonly attach: (statement: PolicyStatement) => void,
  ) {
    this.made = new PolicyStatement({ effect, conditions });
  }

  /** The statement, in as many pieces as it took; none while it says nothing. */
  public get statements(): PolicyStatement[] {
    return this.attached ? [...this.frozen, this.made] : this.frozen;
  }

  /** Adds what is not there yet, and hands the statement over as soon as it is whole. */
  public extend(parts: StatementParts): void {
    const pieces = [...this.frozen, this.made];
    const fresh = (wanted: string[] | undefined, present: (piece: PolicyStatement) => string[]) => {
      const known = new Set(pieces.flatMap(present));
      return (wanted ?? []).filter((value) => !known.has(value));
    };
    const actions = fresh(parts.actions, (piece) => piece.actions);
    const notActions = fresh(parts.notActions, (piece) => piece.notActions);
    const resources = fresh(parts.resources, (piece) => piece.resources);
    const notResources = fresh(parts.notResources, (piece) => piece.notResources);
    if (this.made.frozen && resources.length > 0) this.continue();
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

  /** The same calls under the same conditions, on other resources. */
  private continue(): void {
    const { effect, conditions, made } = this;
    this.frozen.push(made);
    this.made = new PolicyStatement({ effect, conditions, actions: made.actions, notActions: made.notActions });
    this.attached = false;
  }
}
