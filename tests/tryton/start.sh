#!/bin/sh
# A real Tryton 8.2 on the loopback, filled with the story of tryton_story.py.
#   start.sh DIR PORT          makes what is missing in DIR, then serves until it is stopped
#   start.sh --fill DIR        only makes what is missing
# DIR/venv, DIR/crm (crm.sqlite, story.json, told). Sign in as admin / cockpit-test-1. What is
# there is kept until the story, its seed or the pinned versions change.
set -eu
only_fill=no
if [ "$1" = --fill ]; then only_fill=yes; shift; fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)

if ! cmp -s "$here/requirements.txt" "$dir/venv/complete"; then
  rm -rf "$dir/venv"
  "${PYTHON:-python3}" -m venv "$dir/venv"
  "$dir/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$dir/venv/complete"
fi

told=$(cat "$here/seed.py" "$here/tryton_story.py" "$here/requirements.txt" | cksum)
if [ "$(cat "$dir/crm/told" 2>/dev/null)" != "$told" ]; then
  rm -rf "$dir/crm" "$dir/filling"
  mkdir "$dir/filling"
  printf '[database]\nuri = sqlite://\npath = %s\n' "$dir/filling" > "$dir/filling/trytond.conf"
  printf 'cockpit-test-1' > "$dir/filling/password"
  : > "$dir/filling/crm.sqlite"
  TRYTONPASSFILE="$dir/filling/password" "$dir/venv/bin/trytond-admin" \
    -c "$dir/filling/trytond.conf" -d crm -u sale_opportunity --activate-dependencies \
    --email admin@example.test -l en
  "$dir/venv/bin/python" "$here/seed.py" "$dir/filling"
  rm "$dir/filling/password" "$dir/filling/trytond.conf"
  echo "$told" > "$dir/filling/told"
  mv "$dir/filling" "$dir/crm"
fi

if [ "$only_fill" = yes ]; then exit 0; fi
exec "$dir/venv/bin/python" "$here/serve.py" "$dir/crm" "$2"
