#!/bin/sh
# Cleans ugly inputs through the command line. Run by `make demo`.
set -eu
newsclean="${BIN:-.venv/bin}/newsclean"
fixtures=tests/fixtures

show() {
    printf '\n\033[1m$ newsclean clean %s\033[0m\n\n' "$*"
    # A page that holds no story ends with status 1, as it should.
    "$newsclean" clean "$@" || printf '(exit status %s)\n' "$?"
}

show src/newsclean/data/samples/ferry.html
show $fixtures/texts/spun-story.txt
show --format markdown $fixtures/pages/longread.html
show $fixtures/pages/old-table.htm
show $fixtures/texts/page-dump.txt
show $fixtures/pages/consent.html
