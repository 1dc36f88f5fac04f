/** What Go's reflection calls the kind of a type, and `unknown` where the source does not say it. */
export type GoKind =
  | 'string'
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'complex'
  | 'uintptr'
  | 'slice'
  | 'array'
  | 'map'
  | 'struct'
  | 'interface'
  | 'pointer'
  | 'function'
  | 'channel'
  | 'unknown';

const predeclared: Record<string, GoKind> = {
  byte: 'uint8',
  rune: 'int32',
  any: 'interface',
  error: 'interface',
  complex64: 'complex',
  complex128: 'complex',
};
for (const kind of [
  ...(['string', 'bool', 'int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64'] as const),
  ...(['float32', 'float64', 'uintptr'] as const),
]) {
  predeclared[kind] = kind;
}

/** The kind of a type that every file knows. */
export function predeclaredKind(name: string): GoKind | undefined {
  return Object.hasOwn(predeclared, name) ? predeclared[name] : undefined;
}

export function isInteger(kind: GoKind): boolean {
  return /^u?int(8|16|32|64)?$/.test(kind);
}

export function isNumber(kind: GoKind): boolean {
  return isInteger(kind) || kind === 'float32' || kind === 'float64';
}

/** Kinds of types of the standard library and of packages that many models use. `[]byte` is a slice of bytes; `opaque` structs have no exported fields. */
export const wellKnownTypes: Readonly<Record<string, GoKind | '[]byte' | '[]string' | 'opaque'>> = {
  'time.Time': 'opaque',
  'time.Duration': 'int64',
  'time.Month': 'int',
  'time.Weekday': 'int',
  'time.Location': 'opaque',
  'encoding/json.RawMessage': '[]byte',
  'encoding/json.Number': 'string',
  'net.IP': '[]byte',
  'net.HardwareAddr': '[]byte',
  'net/netip.Addr': 'opaque',
  'net/netip.Prefix': 'opaque',
  'net/url.URL': 'struct',
  'net/url.Values': 'map',
  'net/http.Header': 'map',
  'math/big.Int': 'opaque',
  'math/big.Float': 'opaque',
  'math/big.Rat': 'opaque',
  'sort.StringSlice': '[]string',
  'sync.Mutex': 'opaque',
  'sync.RWMutex': 'opaque',
  'sync.Once': 'opaque',
  'sync.WaitGroup': 'opaque',
  'database/sql.NullString': 'struct',
  'database/sql.NullBool': 'struct',
  'database/sql.NullInt64': 'struct',
  'database/sql.NullInt32': 'struct',
  'database/sql.NullFloat64': 'struct',
  'database/sql.NullTime': 'struct',
  'context.Context': 'interface',
  'fmt.Stringer': 'interface',
  'github.com/google/uuid.UUID': 'array',
  'github.com/google/uuid.NullUUID': 'struct',
  'github.com/gofrs/uuid.UUID': 'array',
  'github.com/gofrs/uuid/v5.UUID': 'array',
  'github.com/oklog/ulid.ULID': 'array',
  'github.com/oklog/ulid/v2.ULID': 'array',
  'github.com/segmentio/ksuid.KSUID': 'array',
  'github.com/rs/xid.ID': 'array',
  'github.com/shopspring/decimal.Decimal': 'opaque',
  'github.com/shopspring/decimal.NullDecimal': 'struct',
};
