#!/bin/sh
# The jobs of GitLab for a handbook:
#   gitlab.sh check     checks it: quality.json, rules.xml, the summary goldthread.md, and the meaning of a change as one note
#   gitlab.sh preview   builds it into handbook/, and writes its address into preview.env
#   gitlab.sh pages     publishes it, beside the editions before it, into public/
# Without CI_MERGE_REQUEST_DIFF_BASE_SHA, nothing is compared. GOLDTHREAD_TOKEN is a token that may write notes and push.
set -u
here=$(dirname "$0")

run_check() {
  SUMMARY=goldthread.md
  : >"$SUMMARY"
  # shellcheck source=ci/handbook.sh
  . "$here/handbook.sh"
  check --format text --format gitlab=quality.json --format junit=rules.xml
  base=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}
  if [ -n "$base" ] && compare "$base" && [ -n "${GOLDTHREAD_TOKEN:-}" ] && [ -n "${CI_MERGE_REQUEST_IID:-}" ]; then
    python3 "$here/comment.py" gitlab "$CI_MERGE_REQUEST_IID" "$work/diff.md" || exit 2
  fi
  exit "$result"
}

run_preview() {
  goldthread build --output handbook || exit
  host="$CI_PROJECT_ROOT_NAMESPACE.$CI_PAGES_DOMAIN"
  path="-/${CI_PROJECT_PATH#*/}/-/jobs/$CI_JOB_ID/artifacts/handbook/index.html"
  printf 'PREVIEW_URL=https://%s/%s\n' "$host" "$path" >preview.env
}

run_pages() {
  if [ -n "${GOLDTHREAD_TOKEN:-}" ]; then
    where="$CI_SERVER_HOST:$CI_SERVER_PORT/$CI_PROJECT_PATH.git"
    git remote set-url origin "$CI_SERVER_PROTOCOL://goldthread:$GOLDTHREAD_TOKEN@$where" || exit
  fi
  goldthread publish --draft --push --output public || exit
  before=${CI_COMMIT_BEFORE_SHA:-}
  if [ -n "$before" ] && git cat-file -e "$before^{commit}" 2>/dev/null &&
    ! git diff --quiet "$before" HEAD -- content/editions.yml; then
    goldthread publish --push --output public || exit
  fi
}

case "${1:-}" in
check | preview | pages) "run_$1" ;;
*)
  echo "gitlab.sh: name a job: check, preview or pages." >&2
  exit 2
  ;;
esac
