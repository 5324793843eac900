#!/bin/sh
# Checks a handbook in a job of GitHub: annotations, a summary, goldthread.sarif, and the meaning of a change as one comment.
# Without BASE, nothing is compared; without GITHUB_TOKEN or PULL_REQUEST, nothing is commented.
set -u
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

goldthread check --format github --format "markdown=$work/check.md" --format "sarif=${SARIF:-goldthread.sarif}"
result=$?
if [ -f "$work/check.md" ]; then
  cat "$work/check.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${BASE:-}" ]; then
  goldthread diff "$BASE" --format markdown >"$work/diff.md" || exit 2
  printf '\n' >>"$GITHUB_STEP_SUMMARY"
  cat "$work/diff.md" >>"$GITHUB_STEP_SUMMARY"
  if [ -n "${GITHUB_TOKEN:-}" ] && [ -n "${PULL_REQUEST:-}" ]; then
    python3 "$here/github_comment.py" "$PULL_REQUEST" "$work/diff.md" || exit 2
  fi
fi
exit $result
