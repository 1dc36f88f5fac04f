import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import { environmentVariableOf } from '../environment/variable-name';
import { type FindingList, isKnown } from '../findings/finding-list';
import { checkVariableName } from './name-checks';

/** The environment variable that a prop names: a legal one, and the one that the models read. */
export function checkVariable(list: FindingList, props: { environmentVariableName?: string; models?: ModelDocument }): void {
  const path = 'environmentVariableName';
  const name = props.environmentVariableName;
  checkVariableName(list, path, name);
  const ofModels = environmentVariableOf(props.models);
  if (!isKnown(name) || name === '' || ofModels === undefined || name === ofModels) return;
  list.add('DYN-T031', `The models take the table's name from \`${ofModels}\`, and \`${name}\` would be set.`, {
    path,
    found: name,
    expected: ofModels,
    hint: 'Leave environmentVariableName out. Where its variable is unset, DynamORM uses the plural of the type in silence.',
  });
}
