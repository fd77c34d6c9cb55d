#!/usr/bin/env python3
"""Hold the program to its output: each file is a session with what it should print.

usage: run.py [--update] STEMMA SAMPLES FILE.t...

    ## Prose: a line that starts with two hashes.
    ## as: nobody                     (a directive: run this file without the superuser's rights)
    $ stemma show nothing.txt
    stemma: nothing.txt: no such file; check the name
    [128]

A command is a line that starts with "$ ", continued by lines that start with "> "; what follows is standard output and
standard error together, and "[N]" the exit status when it is not 0. Blank lines before the next command are for the
reader. An expected line may end in " (re)" or " (glob)". One shell runs the whole file in an empty directory that has a
copy of the samples in samples/; $STEMMA_DIR there stands for that directory's own name. --update writes what was
printed into the files: read the difference before committing it.
"""
import argparse
import fnmatch
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile

SALT = "--end-of-command--"
NOBODY = 65534


class Step:
    """A command with the lines around it."""

    def __init__(self, prose, command):
        self.prose, self.command, self.expected, self.actual = prose, command, [], []


def parse(text):
    steps, prose, last = [], [], None
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("## ") or line == "##":
            prose.append(line)
        elif line.startswith("$ "):
            last = Step(prose, [line[2:]])
            prose = []
            steps.append(last)
        elif line.startswith("> ") and last and not last.expected:
            last.command.append(line[2:])
        elif last and not prose:
            last.expected.append(line)
        else:
            prose.append(line)
    for step in steps:
        while step.expected and not step.expected[-1]:
            step.expected.pop()
    return steps, prose


def script(steps):
    lines = ["exec 2>&1"]
    for number, step in enumerate(steps):
        lines += step.command + [f"echo \"{SALT} {number} $?\""]
    return "\n".join(lines) + "\n"


def directives(text):
    return dict(re.findall(r"^## (\w+): (\S+)$", text, re.M))


def environment(home):
    keep = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return dict(keep, PATH=f"{home}/bin:/usr/local/bin:/usr/bin:/bin", HOME=str(home), TMPDIR=str(home), TZ="UTC",
                LC_ALL="C.UTF-8", NO_COLOR="1", PAGER="cat", TERM="dumb", STEMMA_DIR=str(home / "work"),
                GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=str(home / "gitconfig"), GIT_PAGER="cat",
                GIT_TERMINAL_PROMPT="0", GIT_CEILING_DIRECTORIES=str(home))


def prepare(home, stemma, samples):
    (home / "bin").mkdir()
    for program in (stemma, stemma.with_name("stemma-repository"), stemma.with_name("stemma-reader"),
                    stemma.with_name("stemma-writer")):
        if program.exists():
            shutil.copy2(program, home / "bin" / program.name)
    (home / "work").mkdir()
    shutil.copytree(samples, home / "work" / "samples")
    (home / "gitconfig").write_text("[user]\n\tname = Somebody\n\temail = somebody@example.org\n"
                                    "[protocol \"file\"]\n\tallow = always\n[init]\n\tdefaultBranch = main\n")


def drop_rights(home):
    """What makes the shell run as nobody, or None when we are not the superuser anyway."""
    if os.getuid() != 0:
        return None
    for path in [home, *home.rglob("*")]:
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def drop():
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return drop


def make_writable(home):
    """So that the directory can be removed whatever the session did to it."""
    for path in [home, *home.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(path.stat().st_mode | stat.S_IRWXU)


def run(steps, home, before):
    shell = subprocess.run(["bash", "--norc", "-s"], input=script(steps).encode(), cwd=home / "work",
                           stdout=subprocess.PIPE, env=environment(home), preexec_fn=before, timeout=300)
    output = shell.stdout.decode("utf-8", "replace").replace(str(home / "work"), "$STEMMA_DIR")
    parts = re.split(rf"{SALT} \d+ (\d+)\n", output)
    for step, text, status in zip(steps, parts[0::2], parts[1::2]):
        step.actual = text.rstrip("\n").split("\n") if text.strip("\n") else []
        if status != "0":
            step.actual.append(f"[{status}]")


def line_matches(expected, actual):
    if expected == actual:
        return True
    if expected.endswith(" (re)"):
        return re.fullmatch(expected[:-5], actual) is not None
    return expected.endswith(" (glob)") and fnmatch.fnmatchcase(actual, expected[:-7])


def matches(step):
    return len(step.expected) == len(step.actual) and all(map(line_matches, step.expected, step.actual))


def explain(step):
    yield "$ " + "\n> ".join(step.command)
    for line in step.expected:
        if not any(line_matches(line, other) for other in step.actual):
            yield "-" + line
    for line in step.actual:
        if not any(line_matches(other, line) for other in step.expected):
            yield "+" + line


def rewrite(path, steps, prose):
    lines = []
    for number, step in enumerate(steps):
        lines += ([""] if number and step.prose else []) + step.prose
        lines += ["$ " + step.command[0]] + ["> " + c for c in step.command[1:]]
        lines += step.expected if matches(step) else step.actual
    path.write_text("\n".join(lines + prose) + "\n", encoding="utf-8")


def test(path, stemma, samples, update):
    text = path.read_text(encoding="utf-8")
    steps, prose = parse(text)
    with tempfile.TemporaryDirectory(prefix="stemma-cli-") as name:
        home = pathlib.Path(name)
        prepare(home, stemma, samples)
        os.chmod(home, 0o755)
        run(steps, home, drop_rights(home) if directives(text).get("as") == "nobody" else None)
        make_writable(home)
    if update:
        rewrite(path, steps, prose)
    return [line for step in steps if not matches(step) for line in explain(step)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("stemma", type=pathlib.Path)
    parser.add_argument("samples", type=pathlib.Path)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    print(f"1..{len(options.files)}")
    failed = 0
    for number, path in enumerate(options.files, 1):
        faults = test(path, options.stemma.resolve(), options.samples.resolve(), options.update)
        failed += bool(faults) and not options.update
        print(f"{'ok' if options.update or not faults else 'not ok'} {number} - {path.name}", flush=True)
        for line in faults:
            print("# " + line.replace("\n", "\n# "))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
