# shellcheck shell=sh
# What the jobs of all platforms do; each of their scripts reads this file. SUMMARY names the file that the summary is added to.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Checks the handbook with the reports that are asked for, and adds the summary; leaves the exit code in $result.
check() {
  goldthread check "$@" --format "markdown=$work/check.md"
  # shellcheck disable=SC2034 # read by the scripts of the jobs
  result=$?
  if [ -f "$work/check.md" ]; then
    cat "$work/check.md" >>"$SUMMARY"
  fi
}

# Adds to the summary what the change since a revision means, and leaves it in $work/diff.md.
# Where they cannot be compared, the summary says why, and the job does not fail for it.
compare() {
  printf '\n' >>"$SUMMARY"
  if goldthread diff "$1" --format markdown >"$work/diff.md" 2>"$work/refused.txt"; then
    cat "$work/diff.md" >>"$SUMMARY"
    return 0
  fi
  cat "$work/refused.txt" >&2
  printf 'What the change means could not be told:\n\n' >>"$SUMMARY"
  sed 's/^/    /' "$work/refused.txt" >>"$SUMMARY"
  return 1
}
