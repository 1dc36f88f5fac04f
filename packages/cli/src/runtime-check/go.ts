import { literal } from './literal';
import type { RequiredVariable } from './required-variables';

/** A Go file with one function that returns an error. The first line is the one that Go's tools know generated files by. */
export function goCheck(variables: readonly RequiredVariable[], head: readonly string[], packageName: string): string {
  const entries = variables.map(({ names, purpose }) => `\t\t{[]string{${names.map(literal).join(', ')}}, ${literal(purpose)}},`);
  return [
    ...head.map((line) => `// ${line}`),
    '',
    `package ${packageName}`,
    '',
    'import (',
    '\t"errors"',
    '\t"os"',
    '\t"strings"',
    ')',
    '',
    '// CheckEnvironment returns an error that names each environment variable that is missing or empty.',
    "// Call it first in main: without the variable of a table's name, DynamORM silently uses another table.",
    'func CheckEnvironment() error {',
    '\tvar missing []string',
    '\tfor _, required := range []struct {',
    '\t\tnames   []string',
    '\t\tpurpose string',
    '\t}{',
    ...entries,
    '\t} {',
    '\t\tset := false',
    '\t\tfor _, name := range required.names {',
    '\t\t\tset = set || strings.TrimSpace(os.Getenv(name)) != ""',
    '\t\t}',
    '\t\tif !set {',
    '\t\t\tmissing = append(missing, strings.Join(required.names, " or ")+" ("+required.purpose+")")',
    '\t\t}',
    '\t}',
    '\tif len(missing) == 0 {',
    '\t\treturn nil',
    '\t}',
    '\treturn errors.New("missing or empty in the environment: " + strings.Join(missing, ", "))',
    '}',
    '',
  ].join('\n');
}
