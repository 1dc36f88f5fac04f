const attribute = ['attribute', 'type', 'required', 'optional', 'omit_empty', 'roles', 'format', 'json', 'binary', 'encryption', 'tags'];

/** The keys that DMS knows, by place. 0.1 documents carry write_policy too; table.environment_variable is our own. */
export const knownKeys = {
  document: ['dms_version', 'namespace', 'models'],
  model: ['name', 'table', 'naming', 'keys', 'write_policy', 'attributes', 'indexes'],
  table: ['name', 'environment_variable'],
  naming: ['convention'],
  keys: ['partition', 'sort'],
  key: ['attribute', 'type'],
  writePolicy: ['mode', 'protected_attributes'],
  attribute,
  /** A literal of TypeScript's defineModel may hold functions under `converter`. */
  bareAttribute: [...attribute, 'converter'],
  index: ['name', 'type', 'partition', 'sort', 'projection'],
  projection: ['type', 'fields'],
} as const;
