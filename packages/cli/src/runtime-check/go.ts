import { literal } from './literal';
import type { RequiredVariable } from './required-variables';

/** A Go file with one function that returns an error. The first line is the one that Go's tools know generated files by. */
export function goCheck(variables: readonly RequiredVariable[], head: readonly string[], packageName: string): string {
  const entries = variables.map(({ names, purpose }) => `\t\t{[]string{${names.map(literal).join(', ')}}, ${literal(purpose)}},\n`);
  return `${head.map((line) => `// ${line}\n`).join('')}
package ${packageName}

import (
	"errors"
	"os"
	"strings"
)

// CheckEnvironment returns an error that names each environment variable that is missing or empty.
// Call it first in main: without the variable of a table's name, DynamORM silently uses another table.
func CheckEnvironment() error {
	var missing []string
	for _, required := range []struct {
		names   []string
		purpose string
	}{
${entries.join('')}	} {
		set := false
		for _, name := range required.names {
			set = set || strings.TrimSpace(os.Getenv(name)) != ""
		}
		if !set {
			missing = append(missing, strings.Join(required.names, " or ")+" ("+required.purpose+")")
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return errors.New("missing or empty in the environment: " + strings.Join(missing, ", "))
}
`;
}
