import type { ModelDocument } from '@dynamorm-cdk/model-spec';

/** The environment variable from which models take the table's name, where they state one: a valid document states one alone a table. */
export function environmentVariableOf(models: ModelDocument | undefined): string | undefined {
  return models?.models.find((model) => model.tableEnvironmentVariable !== undefined)?.tableEnvironmentVariable;
}
