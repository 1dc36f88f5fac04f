import type { MissingDefinition, TemplateValues } from '@dynamorm-cdk/core/cloudformation';
import type { IndexShape, TableShape } from '@dynamorm-cdk/model-spec';

/** A stack that is nested in another one. */
export interface NestedStack {
  /** Its logical id in the stack around it. */
  readonly id: string;
  /** The scope of the stack around it. */
  readonly parent: string;
  readonly condition?: unknown;
  readonly deletionPolicy?: unknown;
  /** What expressions of the stack around it are worked out with. */
  readonly values?: TemplateValues;
}

/** A table by its names, wherever it was found. */
export interface NamedTable {
  /** What messages call it: its construct path, logical id or physical name. */
  readonly label: string;
  /** Names that are the table's beyond doubt: physical name, logical id, construct path, `Stack/LogicalId`. */
  readonly exactNames: string[];
  /** What a person would call it, such as the id of its construct. */
  readonly givenName?: string;
  /** Tables of one scope, such as a stack, compete for a model table; those of two stages do not. */
  readonly scope: string;
  /** The nested stacks that hold it, the outermost first. */
  readonly nested?: readonly NestedStack[];
  /** The template and the place in it. */
  readonly file?: string;
  readonly path?: string;
  /** How `--map` would name it. */
  readonly selector: string;
}

/** A table that models can be compared with. */
export interface FoundTable extends NamedTable {
  /** Its label is that of the table. */
  readonly shape: TableShape;
  /** The keys are known before deployment. */
  readonly comparable: boolean;
  /** Key attributes that have no definition: CloudFormation refuses the table. */
  readonly missingDefinitions?: MissingDefinition[];
  /** Names of its vector indexes, as far as they are known. */
  readonly vectorIndexes?: string[];
  /** The global indexes that it has at the end of a rollout that is under way. */
  readonly wantedIndexes?: IndexShape[];
}

/** Where a table stands in a template, as findings say it. */
export function placeOf({ file, path }: NamedTable): { readonly file?: string; readonly path?: string } {
  return { ...(file === undefined ? {} : { file }), ...(path === undefined ? {} : { path }) };
}
