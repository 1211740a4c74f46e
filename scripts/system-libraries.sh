#!/usr/bin/env bash
# Makes sure that the system libraries are there: system-libraries.sh [--tests]
# Silent and instant when they are. Exits 1 only when printing documents would fail or crawl without what is missing.
set -uo pipefail

# For PDF: text layout, small fonts in reasonable time, Chinese glyphs.
main=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk)
# For tests: a browser to drive, and a second opinion on our PDF files.
tests=(chromium poppler-utils)

wanted=("${main[@]}")
[ "${1:-}" = --tests ] && wanted+=("${tests[@]}")

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is no Debian or Ubuntu. Please see that these are installed (Debian's names): ${wanted[*]}"
  exit 0
fi

installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

lacking() {
  local package
  for package in "$@"; do installed "$package" || printf '%s\n' "$package"; done
}

mapfile -t missing < <(lacking "${wanted[@]}")
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=(env)
elif sudo -n true 2>/dev/null; then
  as_root=(sudo -n env)
else
  as_root=()
fi

if [ ${#as_root[@]} -gt 0 ]; then
  echo "Installing system libraries: ${missing[*]}"
  "${as_root[@]}" apt-get -qq update &&
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
  mapfile -t missing < <(lacking "${wanted[@]}")
  [ ${#missing[@]} -eq 0 ] && exit 0
fi

echo "System libraries are missing. Please run:" >&2
echo "  sudo sh -c 'apt-get update && apt-get install --yes ${missing[*]}'" >&2
[ -z "$(lacking "${main[@]}")" ]
