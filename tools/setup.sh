# Sourced by tools/test, tools/demo and tools/measure: what they need, and how they build.
#
# The caller has set `root` to the source directory. Everything is POSIX sh. Nothing here asks the
# network when nothing is missing.

packages='meson ninja-build pkg-config gcc g++ libc6-dev libgit2-dev libxxhash-dev libicu-dev
	libpoppler-glib-dev libxml2-dev libzip-dev libseccomp-dev
	libcriterion-dev python3 python3-jsonschema git'

# What tests/browser and the Word files are looked at with: large, so only tools/test all installs them.
viewers='chromium nodejs npm pandoc libreoffice-writer-nogui python3-uno python3-lxml poppler-utils'

say() {
	printf '%s\n' "$*"
}

die() {
	say "$*" >&2
	exit 1
}

# Names of the packages among "$@" that are not installed, one a line.
missing_packages() {
	installed=$(dpkg-query -W -f='${Package} ${Status}\n' "$@" 2>/dev/null |
		sed -n 's/ install ok installed$//p')
	for package in "$@"; do
		say "$installed" | grep -qx "$package" || say "$package"
	done
}

as_superuser() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "This needs the superuser once: become root, or install sudo, and run: $*"
	fi
}

# Installs what is missing among "$@"; without dpkg it only says what is needed.
need_packages() {
	if ! command -v dpkg-query >/dev/null; then
		say "This is no Debian: make sure that these are installed: $*" | tr -s ' \t\n' ' '
		say ''
		return 0
	fi
	missing=$(missing_packages "$@" | tr '\n' ' ')
	[ -n "${missing% }" ] || return 0
	say "Installing ${missing% }"
	# shellcheck disable=SC2086 # a list of words
	{
		as_superuser apt-get update -qq &&
			as_superuser env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
				--no-install-recommends $missing >/dev/null
	} || die "apt-get failed; install these yourself: ${missing% }"
}

# Installs what npm has for tests/browser into build/browser; without it those tests are skipped.
need_modules() {
	mkdir -p "$root/build/browser"
	cmp -s "$root/tests/browser/package.json" "$root/build/browser/package.json" &&
		[ -d "$root/build/browser/node_modules/axe-core" ] && return 0
	cp "$root/tests/browser/package.json" "$root/build/browser/package.json"
	npm install --prefix "$root/build/browser" --no-audit --no-fund --silent ||
		say 'npm failed: the pages are not looked at in a browser.'
}

# build_tree NAME OPTION...: configures build/NAME when it is not there or was made with other options,
# and compiles. Its output is shown only when it fails.
build_tree() {
	tree="$root/build/$1"
	shift
	log="$tree.log"
	mkdir -p "$root/build"
	if [ ! -f "$tree/build.ninja" ] || [ "$(cat "$tree/options" 2>/dev/null)" != "$*" ]; then
		rm -rf "$tree"
		meson setup "$tree" "$root" "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
		say "$*" >"$tree/options"
	fi
	ninja -C "$tree" >"$log" 2>&1 || { grep -v '^\[' "$log" >&2; return 1; }
}
