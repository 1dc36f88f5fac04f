#!/usr/bin/env bash
# Prints the command line's npm package of the release that this checkout is: a tag and the commit behind it run the same version for ever.
# Each release has its section in the changelog, the newest first.
set -euo pipefail
changelog="$(dirname "${BASH_SOURCE[0]}")/../CHANGELOG.md"
version="$(sed -n '/^## [0-9]/{s/^## \([^ ]*\).*/\1/p;q;}' "$changelog")"
if [ -z "$version" ]; then
  echo "This commit of dynamorm-cdk belongs to no release: use the tag of a release, or name the package of the command line." >&2
  exit 2
fi
echo "@dynamorm-cdk/cli@$version"
