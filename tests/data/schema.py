#!/usr/bin/env python3
"""Hold what Stemma prints as JSON to the schemas in docs/, over all samples.

usage: schema.py STEMMA ROOT

Needs python3-jsonschema; skipped, with a word, where that is missing.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# What a reader of another format says: pages, a warning, a table, a vote. No text has these.
EVENTS = """stemma-events 1
warn page 3 has no text
page 1
block 0
text 0 A/TEST/RES/3/1
block 0
text 0 3/1. Timetables
block 0
text 0 The Assembly of the River Commons,
page 2
row
cell
text 1 Landing
cell
text 0 Hour
ref 1
block 0
text 0 1. Keeps {hour} timetables.
note 1 *
text 0 By the sun, at {hour} landings.
block 0
text 0 [Adopted by a recorded vote of 2 to 1. The voting was as follows: In favour: Upland, Fenmark Against: Lowland]
drop page number
text 0 2/3
end
"""


def documents(root):
    return sorted(p for p in (root / "samples").rglob("*") if p.suffix in (".txt", ".md") and p.name != "README.md")


def made(directory):
    """Two documents with everything that a format other than text can say."""
    paths = [pathlib.Path(directory) / name for name in ("older.events", "newer.events")]
    for path, hour in zip(paths, ("all", "no")):
        path.write_text(EVENTS.format(hour=hour), encoding="utf-8")
    return paths


def output(stemma, *arguments):
    run = subprocess.run([stemma, *arguments], capture_output=True, check=True)
    return json.loads(run.stdout.decode("utf-8"))


def outputs(stemma, paths):
    """(what it is, its schema, the value)"""
    for path in paths:
        yield f"show {path.name}", "document", output(stemma, "show", "--format=json", str(path))
    for older in paths:
        for newer in paths:
            if older.parent == newer.parent:
                yield (f"diff {older.name} {newer.name}", "diff",
                       output(stemma, "diff", "--format=json", str(older), str(newer)))


def kept(stemma, root, directory):
    """The same of what a repository of the samples says."""
    repository = str(pathlib.Path(directory) / "kept")
    subprocess.run([stemma, "init", "-q", repository], check=True)
    subprocess.run([stemma, "add", "-q", f"--repo={repository}", *map(str, documents(root))], check=True)
    subprocess.run([stemma, "index", "-q", f"--repo={repository}"], check=True)
    for schema, *arguments in (("history", "list"), ("history", "log", "ARC/RES/22/6"), ("life", "log", "ARC/RES/22/6#OP11"),
                               ("table", "log", "--table", "ARC/RES/22/6"), ("blame", "blame", "ARC/RES/22/6"),
                               ("trace", "trace", "landing register"), ("trace", "trace", "--near", "register of the landing"),
                               ("trace", "trace", "--from=ARC/RES/22/6#OP9(a)")):
        yield " ".join(arguments), schema, output(stemma, *arguments, "--format=json", f"--repo={repository}")


def shared_definitions(schemas):
    """Definitions of one name are the same in every schema."""
    for name, schema in schemas.items():
        for key, value in schema.get("$defs", {}).items():
            for other, second in schemas.items():
                if second.get("$defs", {}).get(key, value) != value:
                    yield f"{key} differs between {name} and {other}"


def main():
    stemma, root = sys.argv[1], pathlib.Path(sys.argv[2])
    try:
        import jsonschema
    except ImportError:
        print("1..0 # SKIP python3-jsonschema is not installed")
        return 0
    schemas = {p.name.split(".")[0][len("stemma-"):]: json.loads(p.read_text(encoding="utf-8"))
               for p in sorted((root / "docs").glob("stemma-*.schema.json"))}
    validators = {}
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    faults = list(shared_definitions(schemas))
    number = 1
    print(f"{'not ok' if faults else 'ok'} 1 - schemas", *("# " + f for f in faults), sep="\n")
    with tempfile.TemporaryDirectory(prefix="stemma-schema-") as directory:
        values = [*outputs(stemma, documents(root) + made(directory)), *kept(stemma, root, directory)]
        for what, name, value in values:
            number += 1
            wrong = list(validators[name].iter_errors(value))
            print(f"{'not ok' if wrong else 'ok'} {number} - {what}")
            for error in wrong[:5]:
                print(f"# {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
            faults += wrong
    print(f"1..{number}")
    return len(faults) > 0


sys.exit(main())
