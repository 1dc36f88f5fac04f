import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type DocumentDraft, isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** A model has a name. */
export const modelNameMissing = rule({
  code: 'DYN-M011',
  severity: Severity.ERROR,
  title: 'Every model has a name that is not blank.',
  why: 'Code and findings refer to a model by its name.',
  broken: '- table: { name: orders }',
  fixed: '- name: Order\n  table: { name: orders }',
});

/** Names of models are unique. */
export const modelNameRepeated = rule({
  code: 'DYN-M012',
  severity: Severity.ERROR,
  title: 'Names of models are unique in a document.',
  why: 'DynamORM finds the first model with a name and never sees the second.',
  broken: '- name: Order\n- name: Order',
  fixed: '- name: Order\n- name: OrderLine',
});

/** The names of all models. */
export function checkModelNames(document: DocumentDraft, { findings }: CheckContext): void {
  const first = new Map<string, ModelDraft>();
  for (const model of document.models) {
    if (isMissing(model.node, 'name')) {
      findings.add(modelNameMissing, model.node, {
        below: ['name'],
        message: 'The model has no name.',
        hint: 'Give it the name of the type in code.',
      });
    }
    if (model.name === undefined) continue;
    const known = first.get(model.name);
    if (known) {
      findings.add(modelNameRepeated, model.node, {
        below: ['name'],
        message: `The name ${quote(model.name)} is already used by ${known.node.path}.`,
        found: model.name,
        hint: 'Give each model a different name.',
      });
    } else {
      first.set(model.name, model);
    }
  }
}
