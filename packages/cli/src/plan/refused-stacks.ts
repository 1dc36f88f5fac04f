import { isIntrinsic, type Properties, recordOf } from '@dynamorm-cdk/core/cloudformation';
import { nearest, quote } from '@dynamorm-cdk/core/text';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { allowedTexts, parameterMistake } from '../template/parameters/parameter-mistake';
import type { TemplateParameters } from '../template/template-tables';
import type { Side } from './sides/sides';
import { refusedPlan, type TablePlan } from './sides/table-plan';
import { rootOf, type TableSide } from './sides/table-side';

/** What CloudFormation says to whole templates and their parameters, and the stacks that it does not deploy for that. */
export interface StackFindings {
  readonly findings: Finding[];
  readonly refused: ReadonlySet<string>;
}

/**
 * The values that parameters get, and the defaults of those that get none, held against what their templates allow, and loops
 * without their transform. CloudFormation refuses a whole stack for one of them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function stackFindings(from: Side, to: Side, given: ReadonlyMap<string, unknown>): StackFindings {
  const each = (to.templates ?? []).map((template) => ({
    root: template.root,
    found: [...loopFindings(template), ...valueFindings(template), ...passedFindings(template)],
  }));
  // One template may be that of many nested stacks.
  const all = new Map(each.flatMap(({ found }) => found).map((one) => [[one.file, one.path, one.message].join(' '), one]));
  const findings = [...all.values()];
  const told = new Set(findings.map(({ found }) => found));
  return {
    findings: [
      ...findings,
      ...(from.templates ?? []).flatMap((template) => beforeFindings(template, given)).filter(({ found }) => !told.has(found)),
    ],
    refused: new Set(each.filter(({ found }) => found.some(({ severity }) => severity === Severity.ERROR)).map(({ root }) => root)),
  };
}

/** Plans of stacks that CloudFormation does not deploy. */
export function withRefusedStacks(plans: TablePlan[], to: Side, { refused }: StackFindings): TablePlan[] {
  if (refused.size === 0) return plans;
  const roots = new Set((to.templates ?? []).map(({ root }) => root));
  const isRefused = (side: TableSide | undefined): boolean =>
    side !== undefined && (refused.has(rootOf(side)) || (refused.size === roots.size && !roots.has(rootOf(side))));
  return plans.map((plan) => (isRefused(plan.to ?? plan.from) ? refusedPlan(plan, plan.findings) : plan));
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html */
function loopFindings({ file, strayLoops: [loop] = [] }: TemplateParameters): Finding[] {
  if (loop === undefined) return [];
  const message = `The template has the loop \`${loop}\`, which CloudFormation refuses without the transform \`AWS::LanguageExtensions\`.`;
  const hint = 'Add `Transform: AWS::LanguageExtensions` to the template.';
  return [finding('DYN-C302', { message, found: loop, hint, ...(file === undefined ? {} : { file }), path: `Resources.${loop}` })];
}

function valueFindings({ file, declared, values }: TemplateParameters): Finding[] {
  return Object.entries(declared).flatMap(([name, raw]) => {
    const declaration = recordOf(raw);
    const value = values.get(name);
    const isKnown = value !== undefined && !isIntrinsic(value);
    const wrong = isKnown ? parameterMistake(declaration, value) : undefined;
    if (wrong !== undefined) return [mistakeFinding('value', name, declaration, value, wrong, file)];
    const mistake = parameterMistake(declaration, declaration.Default);
    if (mistake === undefined) return [];
    const found = mistakeFinding('default', name, declaration, declaration.Default, mistake, file);
    return [isKnown ? { ...found, severity: Severity.WARNING } : found];
  });
}

function mistakeFinding(
  what: 'value' | 'default',
  name: string,
  declaration: Properties,
  value: unknown,
  mistake: string,
  file: string | undefined,
): Finding {
  const isSecret = declaration.NoEcho === true || declaration.NoEcho === 'true';
  const near = nearest(String(value), allowedTexts(declaration));
  const change = what === 'value' ? 'Give another value' : 'Change the default or what the parameter allows';
  return finding('DYN-C360', {
    message: `The ${what}${isSecret ? '' : ` ${quote(String(value))}`} of the parameter \`${name}\` ${isSecret ? 'is refused: it ' : ''}${mistake}.`,
    found: name,
    hint: near === undefined || isSecret ? `${change}: CloudFormation refuses the stack.` : `Did you mean ${quote(near)}?`,
    ...(file === undefined ? {} : { file }),
    path: `Parameters.${name}${what === 'default' ? '.Default' : ''}`,
  });
}

/** A nested stack gets exactly the parameters that its template declares. */
function passedFindings({ file, declared, values, passedBy: stack }: TemplateParameters): Finding[] {
  if (stack === undefined) return [];
  const place = { ...(stack.file === undefined ? {} : { file: stack.file }), path: `Resources.${stack.id}.Properties.Parameters` };
  const absent = Object.keys(declared).filter((name) => !values.has(name) && recordOf(declared[name]).Default === undefined);
  const surplus = [...values.keys()].filter((name) => !Object.hasOwn(declared, name));
  return [
    ...absent.map((name) =>
      finding('DYN-C360', {
        message: `The nested stack \`${stack.id}\` gets no value for the parameter \`${name}\`, which has no default.`,
        found: name,
        hint: `Set it in \`Parameters\` of \`${stack.id}\`, or give it a default.`,
        ...place,
      }),
    ),
    ...surplus.map((name) =>
      finding('DYN-C360', {
        message: `The nested stack \`${stack.id}\` gets the parameter \`${name}\`, which its template does not declare${file === undefined ? '' : ` (\`${file}\`)`}.`,
        found: name,
        hint: `Remove it, or declare it in \`Parameters\` of the template.`,
        ...place,
      }),
    ),
  ];
}

/** A value that the template before does not allow is none that its stack has. */
function beforeFindings({ file, declared }: TemplateParameters, given: ReadonlyMap<string, unknown>): Finding[] {
  return [...given].flatMap(([name, value]) => {
    const mistake = parameterMistake(declared[name], value);
    if (mistake === undefined || declared[name] === undefined) return [];
    const found = mistakeFinding('value', name, recordOf(declared[name]), value, mistake, file);
    return [{ ...found, severity: Severity.WARNING, hint: 'The stack of --from cannot have this value: it was compared as if it had.' }];
  });
}
