#!/usr/bin/env bash
# Writes standard input as the one comment of its kind on the pull request, or brings that comment up to date.
set -euo pipefail
# Of the comment's own, so that two plans of one pull request keep apart; nobody sees it.
marker="<!-- dynamorm-cdk: ${1//-->/} -->"
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cat > "$folder/all"
body="$folder/body"
# GitHub takes 65,536 characters.
{ printf '%s\n' "$marker"; head -c 60000 "$folder/all"; } > "$body"
existing="$(MARKER="$marker" gh api --paginate "$comments" --jq '.[] | select(.body | startswith(env.MARKER)) | .id' | sed -n 1p)"
if [ -n "$existing" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$existing" --field "body=@$body" --silent
else
  gh api --method POST "$comments" --field "body=@$body" --silent
fi
