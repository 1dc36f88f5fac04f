import { nearest, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

const camelCase = /^[a-z][A-Za-z0-9]*$/;

/** The conventions, and whether a name follows one. */
const conventions: { [name: string]: (name: string) => boolean } = {
  camelCase: (name) => camelCase.test(name) || name === 'PK' || name === 'SK',
  snake_case: (name) => /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name),
  dynamorm: (name) => camelCase.test(name) || name === 'PK' || name === 'SK',
};

/** The convention is known. */
export const conventionUnknown = rule({
  code: 'DYN-M040',
  severity: Severity.ERROR,
  title: 'The naming convention is `camelCase`, `snake_case` or `dynamorm`.',
  why: 'DynamORM refuses other conventions, or silently uses camelCase. For names as written (PascalCase), remove the naming block.',
  broken: 'naming: { convention: pascalCase }',
  fixed: '# no naming block',
});

/** A convention that came late. */
export const conventionOfLaterReaders = rule({
  code: 'DYN-M102',
  severity: Severity.INFO,
  title: 'The naming convention `dynamorm` in DMS 0.1 is read by TableTheory 1.5.2 and later.',
  why: 'DynamORM and earlier releases of TableTheory do not know this convention and use camelCase.',
  broken: 'dms_version: "0.1"   # and naming: { convention: dynamorm }, read by DynamORM 1.3',
  fixed: 'dms_version: "0.1"   # and naming: { convention: dynamorm }, read by TableTheory 1.5.2 or later',
});

/** Names follow the convention. */
export const nameBreaksConvention = rule({
  code: 'DYN-M041',
  severity: Severity.ERROR,
  title: 'If a model states a naming convention, the names of its attributes follow it.',
  why: 'The specification requires it, but no reader enforces it. If the client writes a different name, data is lost.',
  broken: 'naming: { convention: snake_case }\nattributes: [{ attribute: createdAt, type: S }]',
  fixed: 'naming: { convention: snake_case }\nattributes: [{ attribute: created_at, type: S }]',
});

/** The convention and all names; without a naming block nothing is checked. */
export function checkNaming(model: ModelDraft, { findings }: CheckContext): void {
  const { convention } = model;
  if (convention === undefined) return;
  const known = Object.keys(conventions);
  if (!known.includes(convention)) {
    const near = nearest(convention, known);
    findings.add(conventionUnknown, model.node, {
      below: ['naming', 'convention'],
      message: `The naming convention ${quote(convention)} is unknown.`,
      expected: known.join(', '),
      found: convention,
      hint: near ? `Did you mean \`${near}\`?` : 'Remove the naming block if names are stored as written.',
    });
    return;
  }
  if (convention === 'dynamorm' && model.version === '0.1') {
    findings.add(conventionOfLaterReaders, model.node, {
      below: ['naming', 'convention'],
      message: 'The naming convention `dynamorm` in DMS 0.1 is read only by TableTheory 1.5.2 and later.',
    });
  }
  for (const attribute of model.attributes) {
    if (attribute.name === undefined || conventions[convention](attribute.name)) continue;
    const rewritten = rewrite(attribute.name, convention);
    const fixed = conventions[convention](rewritten) ? rewritten : undefined;
    findings.add(nameBreaksConvention, attribute.node, {
      below: ['attribute'],
      message: `The name ${quote(attribute.name)} is not ${convention}.`,
      expected: fixed ?? convention,
      found: attribute.name,
      hint: fixed
        ? `Name it ${quote(fixed)}, or remove the naming block if names are stored as written.`
        : 'Begin it with a letter, or remove the naming block if names are stored as written.',
    });
  }
}

/** The name in the other convention, as near as it can be guessed. */
function rewrite(name: string, convention: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  const lower = words.filter((word) => word !== '').map((word) => word.toLowerCase());
  if (convention === 'snake_case') return lower.join('_');
  return lower.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}
