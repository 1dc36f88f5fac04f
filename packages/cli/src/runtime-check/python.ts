import { literal } from './literal';
import type { RequiredVariable } from './required-variables';

/** A Python module with one function that raises, and the error that it raises. */
export function pythonCheck(variables: readonly RequiredVariable[], head: readonly string[]): string {
  const entries = variables.map(({ names, purpose }) => `    (${tuple(names)}, ${literal(purpose)}),\n`);
  return `${head.map((line) => `# ${line}\n`).join('')}
from __future__ import annotations

import os
from collections.abc import Mapping

_REQUIRED: tuple[tuple[tuple[str, ...], str], ...] = (
${entries.join('')})


class MissingEnvironmentError(RuntimeError):
    """Environment variables that the service needs are missing or empty."""


def check_environment(environment: Mapping[str, str] = os.environ) -> None:
    """Raises an error that names each environment variable that is missing or empty.

    Call it first: without the variable of a table's name,
    the service uses another table or none.
    """
    missing = [
        f"{' or '.join(names)} ({purpose})"
        for names, purpose in _REQUIRED
        if not any(environment.get(name, "").strip() for name in names)
    ]
    if missing:
        raise MissingEnvironmentError(
            f"Missing or empty in the environment: {', '.join(missing)}"
        )
`;
}

function tuple(names: readonly string[]): string {
  return names.length === 1 ? `(${literal(names[0])},)` : `(${names.map(literal).join(', ')})`;
}
