import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What a change of models does to items that are stored, and to the old program while it still runs. */
export const changeCodes = defineCodes({
  'DYN-C501': {
    severity: 'error',
    title: 'An attribute keeps the name that it is stored under.',
    why: 'Neither program sees what the other writes, and each drops it when it writes a whole item.',
    broken: 'Email string `dynamorm:"attr:mail"` // before: attr:email',
    fixed: 'Mail string `dynamorm:"attr:email"` // only the field has another name',
  },
  'DYN-C502': {
    severity: 'warning',
    title: 'An attribute that is removed is no longer used by any program.',
    why: 'The new program drops its value when it writes a whole item, and the old one reads it as empty.',
  },
  'DYN-C503': {
    severity: 'info',
    title: 'An attribute that is added may be absent from items.',
    why: 'Old items lack it, and an old program drops it when it writes a whole item.',
  },
  'DYN-C504': {
    severity: 'error',
    title: 'An attribute keeps its type.',
    why: 'Go and TypeScript clients fail on items that hold another type than the model, Python gets a value of that type. Go reads a list of text as a set and the other way round. A warning where all programs can read both.',
    broken: 'Total int `dynamorm:"attr:total"` // before: string',
    fixed: 'TotalCents int `dynamorm:"attr:totalCents"` // next to Total, until all items have it',
  },
  'DYN-C505': {
    severity: 'error',
    title: 'An attribute that is encrypted was encrypted from its first item on.',
    why: 'The new program cannot read plain values, and the old one cannot read the encrypted map.',
    broken: 'TaxID string `dynamorm:"encrypted,attr:taxId"` // before: attr:taxId',
    fixed: 'SealedTaxID string `dynamorm:"encrypted,attr:sealedTaxId"` // next to TaxID, until all items have it',
  },
  'DYN-C506': {
    severity: 'error',
    title: 'An attribute that was encrypted stays encrypted.',
    why: 'The new program cannot read the encrypted map, and the old one cannot read plain values.',
    broken: 'TaxID string `dynamorm:"attr:taxId"` // before: encrypted,attr:taxId',
    fixed: 'PlainTaxID string `dynamorm:"attr:plainTaxId"` // next to TaxID, until all items have it',
  },
  'DYN-C507': {
    severity: 'warning',
    title: 'An attribute that is newly required is in all items.',
    why: 'In Python a field without a default refuses items that lack it. Go and TypeScript read it as empty.',
    broken: '- { attribute: region, type: S, required: true } # before: not required',
    fixed: '- { attribute: region, type: S, optional: true } # until all items have it',
  },
  'DYN-C508': {
    severity: 'error',
    title: 'The key of an index stays `omit_empty`.',
    why: 'DynamoDB refuses an item with an empty index key, so the new program cannot write old items without this attribute.',
    broken: 'Email string `dynamorm:"index:gsi-email"` // before: with omitempty',
    fixed: 'Email string `dynamorm:"index:gsi-email,omitempty"`',
  },
  'DYN-C509': {
    severity: 'warning',
    title: 'A release of the library stores values as the one before.',
    why: 'From TableTheory 2.0 on sets and `[]byte` are stored otherwise, without an edit of a model.',
  },
  'DYN-C510': {
    severity: 'error',
    title: 'Lifecycle roles stay on their attributes.',
    why: 'Items without the version of the program cannot be updated; items without its time to live never expire; times are read as empty. A warning for all but the version.',
    broken: 'Revision int64 `dynamorm:"version,attr:revision"` // before: attr:version',
    fixed: 'Revision int64 `dynamorm:"version,attr:version"`',
  },
  'DYN-C511': {
    severity: 'error',
    title: 'The naming convention stays as it is.',
    why: 'Every attribute named by the convention gets another name, so neither program sees what the other writes.',
    broken: '_ struct{} `dynamorm:"naming:snake_case"` // before: none',
    fixed: '// no naming',
  },
  'DYN-C512': {
    severity: 'error',
    title: 'The key of the table stays as it is.',
    why: 'A table never changes its key: either program is refused on the table of the other.',
  },
  'DYN-C513': {
    severity: 'warning',
    title: 'The write policy stays as it is.',
    why: 'The other program still updates what is now written once or protected, or refuses what is now allowed.',
  },
  'DYN-C514': {
    severity: 'error',
    title: 'A model stays in its table.',
    why: 'Neither program finds the items of the other.',
  },
  'DYN-C515': {
    severity: 'error',
    title: 'The environment variable of the table stays as it is.',
    why: 'DynamORM takes the plural of the type for the name of the table where the variable is not set, without an error.',
    broken: 'func (Order) TableName() string { return os.Getenv("ORDERS") } // before: ORDERS_TABLE',
    fixed: 'func (Order) TableName() string { return os.Getenv("ORDERS_TABLE") }',
  },
  'DYN-C516': {
    severity: 'error',
    title: 'An index stays as long as an old program queries it.',
    why: 'DynamoDB refuses queries on a deleted index. Deploy the program first, and remove the index in a later deployment.',
  },
  'DYN-C517': {
    severity: 'error',
    title: 'An index keeps its key.',
    why: 'DynamoDB deletes the index and builds it again: the old program cannot query it, and items without the new key attributes are not in it.',
    broken: 'State string `dynamorm:"index:by-status,attr:state"` // before: attr:status',
    fixed: 'State string `dynamorm:"index:by-state,attr:state"` // next to by-status',
  },
  'DYN-C518': {
    severity: 'warning',
    title: 'An index projects as much as before.',
    why: 'The old program reads the missing attributes as empty, without an error.',
  },
  'DYN-C519': {
    severity: 'info',
    title: 'An index is there before a program queries it.',
    why: 'Queries fail until it is active. A warning where old items lack its key attributes, or where an old program may write them empty, which DynamoDB then refuses.',
  },
  'DYN-C520': {
    severity: 'info',
    title: 'A model keeps its name.',
    why: 'Items are the same. The name is recognised by table, keys and attributes.',
  },
  'DYN-C521': {
    severity: 'info',
    title: 'A model is removed after its items.',
    why: 'Its items stay in the table, and other models of the table may read them.',
  },
});
