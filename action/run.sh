#!/usr/bin/env bash
# The GitHub Action. Inputs come as variables: what a pull request writes into them is never read by the shell, and never as an option.
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"

fail() {
  echo "::error title=dynamorm-cdk::$1"
  exit 2
}

# The lines of an input as files: one that begins with a dash is a file of that name.
read_paths() {
  paths=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    case "$line" in
      '') ;;
      -*) paths+=("./$line") ;;
      *) paths+=("$line") ;;
    esac
  done <<< "$1"
}

# The input must have a line: name, value, command.
require() {
  if [ -z "${2//[$'\n' ]/}" ]; then fail "\`$3\` needs the input \`$1\`."; fi
}

COMMAND="${COMMAND:-$([ -n "$TEMPLATE" ] && echo check || echo validate)}"
if [ "$COMMENT" = true ] && [ "$COMMAND" != plan ]; then fail "The input \`comment\` is for \`plan\`, and the command is \`$COMMAND\`."; fi

read_paths "$MODELS"
models=(${paths[@]+"${paths[@]}"})
read_paths "$TEMPLATE"
templates=(${paths[@]+"${paths[@]}"})
read_paths "$FROM"
from=(${paths[@]+"${paths[@]}"})

format=github
case "$COMMAND" in
  validate)
    require models "$MODELS" validate
    command=(validate "${models[@]}")
    ;;
  extract)
    require models "$MODELS" extract
    require out "$OUT" extract
    command=(extract "${models[@]}" "--out=$OUT" --check)
    ;;
  breaking)
    require from "$FROM" breaking
    require models "$MODELS" breaking
    command=(breaking --from "${from[@]}" --to "${models[@]}")
    ;;
  check)
    require models "$MODELS" check
    require template "$TEMPLATE" check
    command=(check --models "${models[@]}" --template "${templates[@]}")
    ;;
  drift)
    require models "$MODELS" drift
    command=(drift --models "${models[@]}")
    if [ -n "$STACK" ]; then command+=("--stack=$STACK"); fi
    ;;
  plan)
    require from "$FROM" plan
    require template "$TEMPLATE" plan
    command=(plan --from "${from[@]}" --to "${templates[@]}")
    format=markdown
    ;;
  *) fail "There is no command \`$COMMAND\` here: use validate, extract, breaking, check, drift or plan." ;;
esac

if [ -n "$MAX_WARNINGS" ]; then command+=("--max-warnings=$MAX_WARNINGS"); fi
while IFS= read -r line; do
  if [ -n "$line" ]; then command+=("$line"); fi
done <<< "$ARGUMENTS"

PACKAGE="${PACKAGE:-$("$here/own-release.sh")}" || fail "This commit of the action belongs to no release: use a release's tag, or set the input \`package\`."
code=0
if [ "$COMMAND" != plan ]; then
  npx --yes --package="$PACKAGE" -- dynamorm-cdk "${command[@]}" "--format=$format" || code=$?
  exit "$code"
fi

plan="$(npx --yes --package="$PACKAGE" -- dynamorm-cdk "${command[@]}" "--format=$format")" || code=$?
printf '%s\n' "$plan"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then printf '%s\n' "$plan" >> "$GITHUB_STEP_SUMMARY"; fi
if [ "$COMMENT" = true ] && [ -n "$PULL_REQUEST" ] && [ "$code" != 2 ]; then
  # The token of a pull request from a fork may only read.
  printf '%s\n' "$plan" | "$here/comment.sh" "plan of $WORKING_DIRECTORY" ||
    echo "::warning title=dynamorm-cdk::The plan stands in the summary of the run only: to write the comment, the job needs \`pull-requests: write\`."
fi
exit "$code"
