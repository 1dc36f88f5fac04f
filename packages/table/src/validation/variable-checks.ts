import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import { environmentVariableOf } from '../environment/variable-name';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';
import { checkVariableName } from './name-checks';

/** The environment variable that a prop names: a legal one, and the one that the models read. */
export function checkVariable(list: FindingList, props: { environmentVariableName?: string; models?: ModelDocument }): void {
  const path = 'environmentVariableName';
  const name = props.environmentVariableName;
  checkVariableName(list, path, name);
  const ofModels = environmentVariableOf(props.models);
  if (!isKnown(name) || name === '' || ofModels === undefined || name === ofModels) return;
  list.add('DYN-T031', `The models read the table's name from \`${ofModels}\`, but environmentVariableName is \`${name}\`.`, {
    path,
    found: name,
    expected: ofModels,
    hint: 'Remove environmentVariableName. If its variable is not set, DynamORM silently uses the plural of the type.',
  });
}
