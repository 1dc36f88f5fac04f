import { quote } from '@dynamorm-cdk/core/text';
import { isMapping } from '../../document/value';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type DocumentDraft, isMissing } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The version is known. */
export const version = rule({
  code: 'DYN-M009',
  severity: Severity.ERROR,
  title: '`dms_version` is "0.1" or "0.2", as text.',
  why: 'DynamORM v1 reads only 0.1, TableTheory v3 reads only 0.2, and both refuse any other value. Without quotes, YAML reads a number.',
  broken: 'dms_version: 0.1',
  fixed: 'dms_version: "0.1"',
});

/** There are models. */
export const noModels = rule({
  code: 'DYN-M010',
  severity: Severity.ERROR,
  title: 'The document has at least one model.',
  why: 'DynamORM refuses a document without models. Without this error, the check would always pass.',
  broken: 'dms_version: "0.1"\nmodels: []',
  fixed: 'dms_version: "0.1"\nmodels:\n  - name: Order\n    # ...',
});

/** The document around the models. */
export function checkEnvelope(document: DocumentDraft, { findings }: CheckContext): void {
  const { root } = document;
  if (isMapping(root.content) && !document.bare) {
    const stated = root.field('dms_version');
    if (isMissing(root, 'dms_version')) {
      findings.add(version, root, {
        below: ['dms_version'],
        message: 'The document has no `dms_version`.',
        expected: '0.1 or 0.2',
        hint: 'Write dms_version: "0.1" for DynamORM v1, or "0.2" for TableTheory v3.',
      });
    } else if (typeof stated?.content === 'string' && document.version === undefined) {
      findings.add(version, stated, {
        message: `The version ${quote(stated.content)} is unknown.`,
        expected: '0.1 or 0.2',
        found: stated.content,
        hint: 'Write "0.1" for DynamORM v1, or "0.2" for TableTheory v3.',
      });
    }
  }
  const list = isMapping(root.content) ? root.field('models') : root;
  const isEmptyList = list === undefined || list.isAbsent || (Array.isArray(list.content) && list.content.length === 0);
  if (document.models.length === 0 && isEmptyList && (isMapping(root.content) || Array.isArray(root.content))) {
    findings.add(noModels, root, {
      below: isMapping(root.content) ? ['models'] : [],
      message: 'The document has no models.',
      hint: 'Add at least one model.',
    });
  }
}
