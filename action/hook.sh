#!/usr/bin/env bash
# What pre-commit starts: the command line of this release. DYNAMORM_CDK_PACKAGE names another one, such as a tarball.
set -euo pipefail
package="${DYNAMORM_CDK_PACKAGE:-$("$(dirname "${BASH_SOURCE[0]}")/own-release.sh")}"
exec npx --yes --package="$package" -- dynamorm-cdk "$@"
