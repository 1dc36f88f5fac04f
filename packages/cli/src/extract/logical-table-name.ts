/** The logical name of a table that an environment variable alone names: models that read one variable share one table. */
export function logicalTableName(variable: string): string {
  const words = variable
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
  const kept = words.filter((word) => !['dynamodb', 'table', 'name'].includes(word));
  return (kept.length > 0 ? kept : words).join('-');
}
