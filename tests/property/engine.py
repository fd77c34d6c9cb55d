"""The program as a function, and the texts it is tried on. Standard library only."""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import tempfile

SUFFIXES = (".txt", ".md")


class Stemma:
    """`stemma show` and `stemma diff` as functions from paths to values."""

    def __init__(self, binary):
        self.binary = str(binary)

    def run(self, *arguments, check=True):
        run = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, timeout=300)
        if check and run.returncode:
            raise RuntimeError(f"stemma {' '.join(map(str, arguments))}: exit {run.returncode}: "
                               f"{run.stderr.decode('utf-8', 'replace').strip()}")
        return run.stdout.decode("utf-8")

    def show(self, path):
        return json.loads(self.run("show", "--format=json", path))

    def diff(self, older, newer):
        return json.loads(self.run("diff", "--format=json", older, newer))


def texts_in(*folders):
    return sorted(p for f in folders for p in pathlib.Path(f).rglob("*")
                  if p.suffix in SUFFIXES and not p.name.startswith("README"))


def shared_directory(root):
    """Where the founders' reference data are, or None."""
    path = pathlib.Path(os.environ.get("STEMMA_SHARED") or root / ".." / "shared")
    return path if (path / "corpus").is_dir() else None


def every(items, step):
    """Each STEPth of ITEMS; tests under a sanitizer look at fewer (STEMMA_SAMPLE times fewer)."""
    return items[::step * int(os.environ.get("STEMMA_SAMPLE") or 1)]


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def write_text(directory, name, paragraphs):
    path = pathlib.Path(directory) / name
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def temporary():
    return tempfile.TemporaryDirectory(prefix="stemma-property-")


class Report:
    """TAP, one line a property, with the first faults of those that do not hold."""

    def __init__(self):
        self.count = self.failed = 0

    def add(self, name, faults, most=12):
        faults = list(faults)
        self.count += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {name}")
        for fault in faults[:most]:
            print("# " + fault.replace("\n", "\n# "))
        if len(faults) > most:
            print(f"# and {len(faults) - most} more")

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}", flush=True)

    def end(self):
        print(f"1..{self.count}")
        return self.failed > 0
