#!/bin/sh
# Checks a handbook in a job of GitHub: annotations, a summary, goldthread.sarif, and the meaning of a change as one comment.
# Without BASE, nothing is compared; without GITHUB_TOKEN or PULL_REQUEST, nothing is commented.
# With PREVIEW, the handbook is built into that folder.
set -u
here=$(dirname "$0")
SUMMARY=$GITHUB_STEP_SUMMARY
# shellcheck source=ci/handbook.sh
. "$here/handbook.sh"

check --format github --format "sarif=${SARIF:-goldthread.sarif}"
if [ -n "${BASE:-}" ] && compare "$BASE" && [ -n "${GITHUB_TOKEN:-}" ] && [ -n "${PULL_REQUEST:-}" ]; then
  python3 "$here/comment.py" github "$PULL_REQUEST" "$work/diff.md" || exit 2
fi
if [ -n "${PREVIEW:-}" ] && [ "$result" = 0 ]; then
  goldthread build --output "$PREVIEW" || exit 1
fi
exit "$result"
