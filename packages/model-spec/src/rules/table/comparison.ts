import type { Details, Findings } from '../../document/findings';
import type { Node } from '../../document/node';
import { type Rule, rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, ModelDraft } from '../../model/draft';
import type { Model } from '../../model/model';
import type { KeyAttribute, TableShape } from '../../shape/table-shape';
import { UnknownValue } from '../../shape/unknown-value';
import type { CompareOptions } from './compare-options';

/** A model and the places it was read from. */
export interface ReadModel {
  readonly model: Model;
  readonly draft: ModelDraft;
}

/** Models, the table they are compared with, and what the caller states. */
export class Comparison {
  public readonly label: string;

  constructor(
    public readonly models: ReadModel[],
    public readonly shape: TableShape,
    public readonly options: CompareOptions,
    private readonly findings: Findings,
  ) {
    this.label = shape.label ?? 'the table';
  }

  public add(found: Rule, node: Node | undefined, details: Details): void {
    this.findings.add(found, node, details);
  }

  /** Says that something cannot be compared because it is unknown until deployment. */
  public cannotCheck(what: string, node?: Node, below?: string[]): void {
    this.add(cannotBeChecked, node, { message: `${what} cannot be checked: the value is unknown until deployment.`, below });
  }

  /** The attributes of all models that have a role. */
  public withRole(role: string): { read: ReadModel; attribute: AttributeDraft }[] {
    return this.models.flatMap((read) =>
      read.draft.attributes
        .filter((attribute) => attribute.roles.some((one) => one.text === role))
        .map((attribute) => ({ read, attribute })),
    );
  }
}

/** Whether a value of a shape stands for one that is unknown until deployment. */
export function isUnknown(value: string | undefined): boolean {
  return value === UnknownValue.TEXT;
}

/** Whether not even the existence of a key is known: nothing is known of it, as where a whole key schema is a token. */
export function mayBeAbsent(key: KeyAttribute): boolean {
  return isUnknown(key.name) && isUnknown(key.type);
}

/** A value is known when the check runs. */
export const cannotBeChecked = rule({
  code: 'DYN-M099',
  severity: Severity.INFO,
  title: 'Every name that is compared is known before deployment.',
  why: 'A token or template parameter has no value yet. It never counts as a match, so the finding reports that the check could not run.',
  broken: 'partitionKey: { name: someParameter.valueAsString, type: AttributeType.STRING }',
  fixed: "partitionKey: { name: 'PK', type: AttributeType.STRING }",
});
