#!/usr/bin/env python3
"""What a repository survives: kills, two writers, a full disk, a disk that cannot be written to, flipped bytes, git.

usage: survival.py STEMMA ROOT [KILLS [SEED]]

A repository "before" has most documents of an invented collection; "after" has all, those that arrive late in the
middle of a series among them, so that refs move. Whatever happened in between, the refs are exactly those of one of the
two, git and Stemma prove the repository, questions have the answer that goes with these refs, and adding the same
documents leads to "after". KILLS (12 unless told; 300 for a measurement) scales the other tests as well. Where a disk
cannot be mounted, the tests that need one are skipped and say so.
"""
import collections
import contextlib
import functools
import html
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, temporary  # noqa: E402

KILLS, SEED, VERSIONS = 12, 1948, 36
QUICK = ("list", "trace")  # questions that are asked after each of many trials
ONE_LINE = re.compile(r"stemma: [^\n]+\n\Z")
REBUILT = re.compile(r"(stemma: [^\n]+(made anew|damaged)[^\n]*\n)*\Z")
GIT = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
LEFT_OVER = re.compile(r"(\.lock|packed-refs\.\w+|(catalog|snapshot)\.new|/room|manifest\.new|tmp_\w+|pack_git2_\w+"
                       r"|objects/stemma)$")
MINE = ("stemma.lock", "stemma/phrases/lock")  # lock files that stay
PAGE = 4096

Ran = collections.namedtuple("Ran", "code out said")


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, env=GIT, timeout=300, **options)
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def git(repository, *arguments):
    done = run("git", "-C", repository, *arguments)
    if done.code:
        raise RuntimeError(f"git {' '.join(map(str, arguments))}: exit {done.code}: {done.said}")
    return done.out.decode("utf-8", "replace")


def references(repository):
    """Refs as git reads them; no object is looked at."""
    return git(repository, "for-each-ref", "--format=%(objectname) %(refname)")


def references_or_none(repository):
    with contextlib.suppress(RuntimeError):
        return references(repository)


def tags(refs):
    return [line for line in (refs or "").splitlines() if " refs/tags/" in line]


def copied(source, target):
    shutil.rmtree(target, ignore_errors=True)
    return pathlib.Path(shutil.copytree(source, target, symlinks=True))


def fails_cleanly(done, *, what=""):
    """Faults of a command that may fail: with 128 and one line (that says WHAT), or not at all."""
    if done.code not in (0, 128):
        yield f"exit {done.code}: {done.said[:300]}"
    elif done.code and not ONE_LINE.match(done.said):
        yield f"says {done.said[:400]!r}"
    elif done.code and not re.search(what, done.said):
        yield f"does not say {what!r}: {done.said[:300]!r}"


# The documents and what is known of them


def invented(root, directory):
    """Documents in order of date, and the path of each; the last is a web page, which a process of its own reads."""
    subprocess.run([sys.executable, "-B", str(root / "tools" / "collection.py"), str(VERSIONS), str(directory),
                    "--origins-every=0"], check=True)
    paths = {p.stem: p for p in (directory / "documents").rglob("*.txt")}
    with open(directory / "truth" / "predecessors.tsv", encoding="utf-8") as file:
        symbols = [line.split("\t")[0] for line in file][1:]
    return [paths[s.replace("/", "_").replace(" (", "_").replace(")", "")] for s in symbols]


def as_page(path):
    page = path.with_suffix(".html")
    paragraphs = path.read_text("utf-8").strip().split("\n\n")
    page.write_text("<!doctype html><meta charset=utf-8><body>" + "".join(
        f"<p>{html.escape(p)}</p>\n" for p in paragraphs), encoding="utf-8")
    return page


def wording_of(path):
    """Six words from the middle of the longest paragraph."""
    words = max(path.read_text("utf-8").split("\n\n"), key=len).split()
    middle = len(words) // 2
    return " ".join(words[middle:middle + 6])


class World:
    """Two repositories made without disturbance, and what commands answer about each."""

    def __init__(self, stemma, root, directory):
        self.stemma, self.directory = stemma, pathlib.Path(directory)
        files = invented(root, self.directory / "collection")
        self.more = files[2::4]
        self.base = [f for f in files if f not in self.more]
        self.more[-1] = as_page(self.more[-1])
        self.one = self.more[:1]
        self.wording = wording_of(self.base[len(self.base) // 2])
        self.before = self.directory / "before"
        self.run("init", "-q", self.before)
        self.add(self.before, self.base)
        self.must("index", "-q", f"--repo={self.before}")
        self.symbol = self.latest()
        self.after, self.with_one = copied(self.before, self.directory / "after"), self.directory / "with-one"
        self.must("add", "-q", f"--repo={self.after}", *self.more)
        copied(self.before, self.with_one)
        self.must("add", "-q", f"--repo={self.with_one}", *self.one)
        self.refs = {name: references(getattr(self, name)) for name in ("before", "after", "with_one")}
        self.answers = {self.refs[name]: self.ask_all(getattr(self, name)) for name in self.refs}

    def run(self, *arguments):
        return run(self.stemma.binary, *arguments)

    def must(self, *arguments):
        done = self.run(*arguments)
        if done.code:
            raise RuntimeError(f"stemma {arguments[0]}: exit {done.code}: {done.said}")
        return done.out

    def add(self, repository, files):
        return self.run("add", "-q", f"--repo={repository}", *files)

    def latest(self):
        versions = json.loads(self.must("list", "--format=json", f"--repo={self.before}"))["versions"]
        series = collections.Counter(v["series"] for v in versions).most_common(1)[0][0]
        return [v["symbol"] for v in versions if v["series"] == series][-1]

    def questions(self):
        return {"list": ("list", "--format=json"), "log": ("log", "--format=json", self.symbol),
                "blame": ("blame", "--format=json", self.symbol), "show": ("show", "--format=json", self.symbol),
                "trace": ("trace", "--format=json", self.wording)}

    def ask(self, repository, question):
        return self.run(*self.questions()[question], f"--repo={repository}")

    def ask_all(self, repository):
        return {q: self.must(*a, f"--repo={repository}") for q, a in self.questions().items()}

    def place(self, name):
        return self.directory / name

    def is_sane(self):
        """The undisturbed repositories themselves: refs move, and the traced wording stands where the files have it."""
        before, after = (dict(line.split()[::-1] for line in self.refs[n].splitlines()) for n in ("before", "after"))
        moved = [name for name in before if name in after and before[name] != after[name] and "/tags/" in name]
        if not moved or len(after) <= len(before):
            yield f"only {len(moved)} tags move"
        for name, files in (("before", self.base), ("after", self.base + self.more)):
            texts = [" ".join(html.unescape(f.read_text("utf-8")).split()) for f in files]
            found = json.loads(self.answers[self.refs[name]]["trace"])["versions"]
            if found != sum(self.wording in t for t in texts):
                yield f"{name}: {self.wording!r} in {found} versions"


def proofs(world, repository, *, refs=None):
    """Faults of a repository that is to be whole: git's and Stemma's proof, refs, answers to QUICK questions."""
    fsck = run("git", "-C", repository, "fsck", "--strict", "--no-dangling")
    wrong = [line for line in (fsck.out.decode() + fsck.said).splitlines() if not line.startswith("notice:")]
    if fsck.code or wrong:
        yield f"git fsck: exit {fsck.code}: {wrong[:3]}"
    check = world.run("check", f"--repo={repository}")
    if check.code or check.said:
        yield f"check: exit {check.code}: {check.said}"
    now = references(repository)
    if refs is not None and now not in refs:
        yield f"{len(set(now.splitlines()) ^ set(refs[0].splitlines()))} refs are not as they were: {now[:200]}"
    for question in QUICK if now in world.answers else ():
        done, answer = world.ask(repository, question), world.answers[now][question]
        if done.code or done.out != answer:
            yield f"{question}: exit {done.code}, {'right' if done.out == answer else 'wrong'} answer: {done.said}"


def left_over(repository):
    names = [str(p.relative_to(repository)) for p in pathlib.Path(repository).rglob("*")]
    return [f"{n} is left over" for n in names if LEFT_OVER.search(n) and n not in MINE]


def recovers(world, repository):
    """Faults of adding the same documents once more, which leads to "after" and leaves nothing lying about."""
    done = world.add(repository, world.more)
    if done.code or done.said:
        yield f"add again: exit {done.code}: {done.said}"
    if references(repository) != world.refs["after"]:
        yield "add again: other refs than a single addition gives"
    yield from left_over(repository)


def both(world):
    return world.refs["before"], world.refs["after"]


# a. Kills


class Killed:
    """A command that was killed after SECONDS, with its children, unless it was faster."""

    def __init__(self, command, seconds):
        process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=GIT, start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        self.hit = process.wait() == -signal.SIGKILL


def duration(command_for, world, source):
    """Seconds of a command that is left alone, on a machine as busy as when it is killed; rather less than more."""
    def once(i):
        repository = copied(source, world.place(f"timed-{i}"))
        start = time.monotonic()
        subprocess.run([str(c) for c in command_for(repository)], check=True, env=GIT, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        shutil.rmtree(repository)
        return seconds
    return sorted(in_parallel(once, range(6)))[1]


def moments(dice, count, whole):
    """Half of them anywhere, half in the last third, where the writing is."""
    return [dice.uniform(0 if i % 2 else whole * 2 / 3, whole * 1.1) for i in range(count)]


def kill_add(world, job):
    number, seconds = job
    repository = copied(world.before, world.place(f"killed-{number}"))
    killed = Killed([world.stemma.binary, "add", "-q", f"--repo={repository}", *world.more], seconds)
    now = references(repository)
    faults = list(proofs(world, repository, refs=both(world))) + list(recovers(world, repository))
    shutil.rmtree(repository)
    return killed.hit, now == world.refs["after"], [f"killed after {seconds * 1e3:.0f} ms: {f}" for f in faults]


def kills_of_add(world, dice, count, output):
    whole = duration(lambda r: [world.stemma.binary, "add", "-q", f"--repo={r}", *world.more], world, world.before)
    results = in_parallel(functools.partial(kill_add, world), list(enumerate(moments(dice, count, whole))))
    hit, done = sum(r[0] for r in results), sum(r[0] and r[1] for r in results)
    faults = [f for r in results for f in r[2]]
    if not hit:
        faults.append("none was fast enough")
    output.add(f"{count} kills during add of {whole * 1e3:.0f} ms: {hit} hit, {done} of them behind the change of refs",
               faults)


def kill_index(world, refs, job):
    number, seconds = job
    repository = copied(world.bare if number % 4 else world.after, world.place(f"unindexed-{number}"))
    killed = Killed([world.stemma.binary, "index", "-q", f"--repo={repository}"], seconds)
    faults = list(proofs(world, repository, refs=refs))
    again = world.run("index", "-q", f"--repo={repository}")
    if again.code or again.said:
        faults.append(f"index again: exit {again.code}: {again.said}")
    if references(repository) != refs[1]:
        faults.append("index again: other refs than a single one gives")
    faults += left_over(repository)
    shutil.rmtree(repository)
    return killed.hit, [f"killed after {seconds * 1e3:.0f} ms: {f}" for f in faults]


def kills_of_index(world, dice, count, output):
    indexed = copied(world.after, world.place("indexed"))
    world.must("index", "-q", f"--repo={indexed}")
    refs = world.refs["after"], references(indexed)
    world.bare = copied(world.after, world.place("bare"))
    shutil.rmtree(world.bare / "stemma")
    whole = duration(lambda r: [world.stemma.binary, "index", "-q", f"--repo={r}"], world, world.bare)
    results = in_parallel(functools.partial(kill_index, world, refs), list(enumerate(moments(dice, count, whole))))
    output.add(f"{count} kills during index of {whole * 1e3:.0f} ms: {sum(hit for hit, _ in results)} hit",
               [f for _, faults in results for f in faults])


CHANGING = "openat,write,pwrite64,ftruncate,fallocate,mkdir,rmdir,link,unlink,unlinkat,rename,fsync,msync,flock"


def traced(*command, inject=None):
    """A command under strace; each call of CHANGING a line of the result, or killed at one of them."""
    with temporary() as directory:
        log = pathlib.Path(directory) / "calls"
        options = ["-e", inject] if inject else []
        done = run("strace", "-qq", "-o", log, "-e", f"trace={CHANGING}", *options, *command)
        calls = log.read_text(errors="replace").splitlines() if log.exists() else []
    return done, calls


def kill_at_call(world, job):
    """Killed when it asks for the NUMBERth call of NAME; the call is not made."""
    name, number = job
    repository = copied(world.before, world.place(f"call-{name}-{number}"))
    traced(world.stemma.binary, "add", "-q", f"--repo={repository}", *world.more,
           inject=f"inject={name}:error=EIO:signal=SIGKILL:when={number}")
    faults = list(proofs(world, repository, refs=both(world))) + list(recovers(world, repository))
    shutil.rmtree(repository)
    return [f"killed at {name} number {number}: {f}" for f in faults]


def kills_at_calls(world, count, output):
    """At each call that changes a file, or evenly chosen ones of them."""
    name = "kills at calls that change files"
    if not shutil.which("strace") or "ASAN_OPTIONS" in os.environ:
        return output.skip(name, "NOT TESTED: no strace, or a sanitizer, which does not work under it")
    repository = copied(world.before, world.place("calls"))
    done, calls = traced(world.stemma.binary, "add", "-q", f"--repo={repository}", *world.more)
    if done.code or not calls:
        return output.skip(name, f"NOT TESTED: strace does not work here: {done.said.splitlines()[:1]}")
    seen, jobs = collections.Counter(), []
    for line in calls:
        call = line.split("(")[0]
        if re.match(r"\w+$", call):
            seen[call] += 1
            if call != "openat" or "O_CREAT" in line:
                jobs.append((call, seen[call]))
    step = max(1, len(jobs) // count)
    faults = in_parallel(functools.partial(kill_at_call, world), jobs[step - 1::step])
    return output.add(f"{len(jobs[step - 1::step])} of {len(jobs)} {name}", [f for fs in faults for f in fs])


# b. Several writers


def started(world, repository, files):
    return subprocess.Popen([world.stemma.binary, "add", "-q", f"--repo={repository}", *map(str, files)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=GIT)


def write_together(world, number, writers):
    """Faults of a round of so many writers, each with documents of its own."""
    repository = copied(world.before, world.place("writers"))
    shares = [world.more[i::writers] for i in range(writers)]
    processes = [started(world, repository, share) for share in shares]
    if number % 2:
        processes.append(started(world, repository, world.more))
    ended = [Ran(p.wait(), b"", p.communicate()[1].decode()) for p in processes]
    for done in ended:
        yield from fails_cleanly(done, what="another stemma")
    yield from proofs(world, repository)
    for share, done in zip(shares, ended):
        if done.code:
            yield from (f"again: exit {d.code}: {d.said}" for d in [world.add(repository, share)] if d.code)
    if references(repository) != world.refs["after"]:
        yield f"{writers} writers: other refs than a single writer's"
    yield from left_over(repository)


def wait_for_lock(world):
    """A writer that finds the repository locked for long says so."""
    repository = copied(world.before, world.place("locked"))
    with subprocess.Popen(["flock", str(repository / "stemma.lock"), "sleep", "60"]) as holder:
        time.sleep(.2)
        done = world.add(repository, world.more)
        holder.kill()
    yield from fails_cleanly(done, what="another stemma is writing")
    if done.code != 128:
        yield f"exit {done.code} although another has the lock"
    yield from proofs(world, repository, refs=both(world)[:1])


def several_writers(world, count, output):
    rounds = max(3, count // 5)
    faults = [f for i in range(rounds) for f in write_together(world, i, 2 if i % 3 else 4)]
    output.add(f"{rounds} rounds of two to five writers at once", faults)
    if shutil.which("flock"):
        output.add("a writer that waits in vain says so", wait_for_lock(world))
    else:
        output.skip("a writer that waits in vain says so", "no flock(1)")


# c. and d. Disks


class Disk:
    """A file system in memory of so many pages, with a copy of a repository on it; unmounted in the end."""

    def __init__(self, world, name, pages, source):
        self.path = world.place(name)
        self.path.mkdir()
        self.mount("-t", "tmpfs", "-o", f"size={pages * PAGE}", "tmpfs")
        self.repository = self.path / "repository"
        try:
            copied(source, self.repository)
        except (OSError, shutil.Error):
            self.close()
            raise

    def mount(self, *arguments):
        done = run("mount", *arguments, self.path)
        if done.code:
            raise OSError(done.said.strip())

    def remount(self, option):
        self.mount("-o", f"remount,{option}")

    def pages(self):
        info = os.statvfs(self.path)
        return (info.f_blocks - info.f_bfree) * info.f_bsize // PAGE

    def close(self):
        run("umount", "-l", self.path)
        self.path.rmdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


PLENTY = 1 << 14  # pages


def why_no_disk(world):
    """Why no disk can be mounted, or None."""
    if os.geteuid():
        return "only root can mount"
    if not shutil.which("mount"):
        return "no mount(8)"
    try:
        with Disk(world, "trial", PLENTY, world.before):
            return None
    except OSError as error:
        return f"mount: {error}"


def fill(world, pages):
    """Faults of an add on a disk of so many pages."""
    with Disk(world, f"disk-{pages}", pages, world.before) as disk:
        done = world.add(disk.repository, world.more)
        yield from fails_cleanly(done, what="the disk is full")
        now = references(disk.repository)
        if now not in both(world) or (done.code == 0) != (now == world.refs["after"]):
            yield f"exit {done.code}, but refs of {'after' if now == world.refs['after'] else 'another time'}"
        for question in QUICK if now in world.answers else ():
            asked = world.ask(disk.repository, question)
            yield from (f"{question} on it: {f}" for f in fails_cleanly(asked, what="the disk is full"))
            if not asked.code and asked.out != world.answers[now][question]:
                yield f"{question} on it: wrong answer"
        disk.remount(f"size={PLENTY * PAGE}")
        yield from (f"with room: {f}" for f in proofs(world, disk.repository, refs=both(world)))
        yield from (f"with room: {f}" for f in recovers(world, disk.repository))


def full_disks(world, count, output):
    name = "a full disk: added or refused in one line, and whole"
    why = why_no_disk(world)
    if why:
        return output.skip(name, f"NOT TESTED: {why}")
    with Disk(world, "measured", PLENTY, world.before) as disk:
        first = disk.pages()
        world.add(disk.repository, world.more)
        last = disk.pages()
    span = 2 * (last - first)  # the old index and its heir are there at once, for a moment
    sizes = range(first, first + span, max(1, span // count))
    faults = in_parallel(lambda pages: [f"{pages - first} pages of room: {f}" for f in fill(world, pages)], sizes)
    return output.add(f"{len(sizes)} sizes of {name}", [f for fs in faults for f in fs])


@contextlib.contextmanager
def unwritable(world, name, source):
    """A copy of SOURCE that cannot be written to: on a disk mounted so, or by its permissions."""
    if why_no_disk(world):
        repository = copied(source, world.place(name))
        run("chmod", "-R", "a-w", repository)
        try:
            yield repository
        finally:
            run("chmod", "-R", "u+w", repository)
    else:
        with Disk(world, name, PLENTY, source) as disk:
            disk.remount("ro")
            yield disk.repository


def refuses_to_add(world, repository):
    done = world.add(repository, world.more)
    yield from fails_cleanly(done, what="read-only|permissions")
    if done.code != 128:
        yield f"add: exit {done.code} where nothing can be written"


def read_only(world):
    with unwritable(world, "read-only", world.before) as repository:
        yield from proofs(world, repository, refs=both(world)[:1])
        yield from refuses_to_add(world, repository)


def read_only_without(world, names, *, needs_index):
    """Caches are no more needed than the index is for a trace."""
    source = copied(world.before, world.place("stripped"))
    for name in names:
        path = source / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with unwritable(world, "read-only", source) as repository:
        for question, answer in world.answers[world.refs["before"]].items():
            done = world.ask(repository, question)
            if question == "trace" and needs_index:
                yield from (f"trace: {f}" for f in fails_cleanly(done, what="read-only|permissions|Permission"))
                if done.code != 128:
                    yield f"trace: exit {done.code}"
            elif done.code or done.out != answer:
                yield f"{question}: exit {done.code}: {done.said}"
        yield from refuses_to_add(world, repository)


def disks_that_cannot_be_written_to(world, output):
    if os.geteuid() == 0 and why_no_disk(world):
        output.skip("a read-only repository", f"NOT TESTED: root may write anywhere, and {why_no_disk(world)}")
        return
    output.add("a read-only repository answers everything and refuses to add", read_only(world))
    output.add("a read-only repository without catalogue: the same",
               read_only_without(world, ["stemma/catalog"], needs_index=False))
    output.add("a read-only repository without caches: the same, but a trace says what is wrong",
               read_only_without(world, ["stemma"], needs_index=True))


# e. Damage


def flip(dice, path):
    data = bytearray(path.read_bytes())
    at, bit = dice.randrange(len(data)), 1 << dice.randrange(8)
    data[at] ^= bit
    overwrite(path, data)
    return f"byte {at} of {len(data)} ^ {bit}"


def overwrite(path, data):
    """Git's own files are read-only, which is no matter to a disk that fails."""
    path.chmod(0o644)
    path.write_bytes(data)


def truncate(dice, path):
    data = path.read_bytes()
    length = dice.choice([0, 1, dice.randrange(len(data)), len(data) - 1])
    overwrite(path, data[:length])
    return f"cut to {length} of {len(data)} bytes"


def remove(_, path):
    path.unlink()
    return "removed"


KINDS = {"packs": "objects/pack/*.pack", "indexes of packs": "objects/pack/*.idx", "packed-refs": "packed-refs",
         "the catalogue": "stemma/catalog", "the snapshot": "stemma/snapshot",
         "the index of phrases": "stemma/phrases/*[!k]"}  # not the lock
CACHES = ("the catalogue", "the snapshot", "the index of phrases")


def victims(repository, kind):
    found = sorted(p for p in repository.glob(KINDS[kind]) if p.stat().st_size)
    weights = [p.stat().st_size ** .5 for p in found]  # a small manifest is worth as much
    return found, weights


def bears_damage(world, job):
    """Faults of all commands, in any order, on a repository of which one file was damaged."""
    number, seed, kind, wound = job
    dice = random.Random(seed)
    repository = copied(world.before, world.place(f"damaged-{number}"))
    found, weights = victims(repository, kind)
    path = dice.choices(found, weights)[0]
    what = f"{path.relative_to(repository)}, {wound(dice, path)}"
    commands, faults, refs = [*world.questions(), "check", "add"], [], world.refs["before"]
    dice.shuffle(commands)
    for command in commands:
        faults += [f"{what}: {command}: {f}" for f in meets_damage(world, repository, command, refs, kind)]
        if command == "add" and tags(references_or_none(repository)) == tags(world.refs["with_one"]):
            refs = world.refs["with_one"]
    if kind in CACHES:
        faults += [f"{what}: in the end: {f}" for f in proofs(world, repository, refs=[world.refs["with_one"]])]
    shutil.rmtree(repository)
    return faults


def meets_damage(world, repository, command, refs, kind):
    """
    Faults of one command: it is right, or says in one line what is damaged. A cache is no excuse. Of packed-refs a
    branch of another name is a branch more, and without notes a repository is like a clone; the versions are the tags.
    """
    if command == "add":
        done = world.add(repository, world.one)
    elif command == "check":
        done = world.run("check", f"--repo={repository}")
    else:
        done = world.ask(repository, command)
    if kind in CACHES:
        if done.code or not REBUILT.match(done.said):
            yield f"exit {done.code}: {done.said[:300]}"
    else:
        yield from fails_cleanly(done)
    if done.code:
        return
    lost = kind == "packed-refs" and not has_notes(repository)  # as in a clone, which has no notes
    if command in world.questions() and done.out != world.answers[refs][command] and not (lost and command == "log"):
        yield "exit 0 and a wrong answer"
    if command == "add" and tags(references_or_none(repository)) != tags(world.refs["with_one"]):
        yield "exit 0 and other tags"


def damage(world, dice, count, output):
    wounds = {flip: count, truncate: max(2, count // 4), remove: 2}
    for kind in KINDS:
        for wound, times in wounds.items():
            if wound is remove and kind not in CACHES:
                continue
            jobs = [(f"{kind[:7].strip()}-{i}", dice.random(), kind, wound) for i in range(times)]
            faults = in_parallel(functools.partial(bears_damage, world), jobs)
            title = {flip: "a flipped bit", truncate: "a cut file", remove: "a file that is gone"}[wound]
            output.add(f"{times} times {title} in {kind}", [f for fs in faults for f in fs])


# f. Git


def without_notes(refs):
    return "".join(line for line in refs.splitlines(True) if "refs/notes/" not in line)


def agrees(world, repository, what, *, original="after"):
    """Faults of a repository that is to say what ORIGINAL says; notes are no part of a clone."""
    expected = world.refs[original]
    if without_notes(references(repository)) != without_notes(expected):
        yield f"{what}: other refs"
    for fault in proofs(world, repository):
        yield f"{what}: {fault}"
    for question, answer in world.answers[expected].items():
        done = world.ask(repository, question)
        same = done.out == answer or (question == "log" and not has_notes(repository))
        if done.code or not same:
            yield f"{what}: {question}: exit {done.code}, {'right' if same else 'wrong'} answer: {done.said}"


def has_notes(repository):
    return "refs/notes/" in (references_or_none(repository) or "")


def housekeeping(world):
    repository = copied(world.after, world.place("kept"))
    for command in (("gc", "--quiet", "--aggressive", "--prune=now"), ("repack", "-adfq"), ("pack-refs", "--all"),
                    ("prune", "--expire=now"), ("multi-pack-index", "write"), ("commit-graph", "write", "--reachable")):
        git(repository, *command)
        yield from agrees(world, repository, f"git {command[0]}")
    one = copied(world.before, world.place("kept-2"))
    git(one, "gc", "--quiet", "--aggressive", "--prune=now")
    yield from recovers(world, one)


def clones(world):
    for number, option in enumerate(("--mirror", "--bare")):
        repository = world.place(f"clone-{number}")
        git(world.directory, "clone", "-q", option, world.after.resolve().as_uri(), repository)
        yield from agrees(world, repository, f"git clone {option}")
        done = world.run("index", f"--repo={repository}")
        if done.code or done.said:
            yield f"git clone {option}: index: exit {done.code}: {done.said}"
        yield from agrees(world, repository, f"git clone {option} and index")


def push_and_fetch(world):
    hub, back = world.place("hub"), world.place("back")
    git(world.directory, "init", "-q", "--bare", hub)
    git(world.after, "push", "-q", hub, "+refs/*:refs/*")
    yield from agrees(world, hub, "git push")
    world.must("init", "-q", back)
    git(back, "fetch", "-q", hub, "+refs/*:refs/*")
    yield from agrees(world, back, "git fetch")


def second_person(world):
    """One has "before", another clones it, adds the late arrivals and pushes; the first fetches that, and adds."""
    hub = copied(world.before, world.place("hub-2"))
    shutil.rmtree(hub / "stemma")
    first, second = copied(world.before, world.place("first")), world.place("second")
    git(world.directory, "clone", "-q", "--bare", hub.resolve().as_uri(), second)
    done = world.add(second, world.more)
    if done.code or done.said:
        yield f"add to a clone: exit {done.code}: {done.said}"
    yield from agrees(world, second, "a clone that was added to")
    git(second, "push", "-q", "origin", "+refs/*:refs/*")
    yield from agrees(world, hub, "where it was pushed to")
    git(first, "fetch", "-q", hub, "+refs/*:refs/*")
    yield from agrees(world, first, "who fetched it")
    yield from (f"who fetched it: {f}" for f in recovers(world, first))
    yield from adds_after_fetching(world, hub)


def adds_after_fetching(world, hub):
    """Refs that a fetch left as files of their own move with an addition."""
    third = world.place("third")
    world.must("init", "-q", third)
    world.add(third, world.base)
    git(third, "fetch", "-q", world.with_one, "+refs/*:refs/*")
    yield from agrees(world, third, "who fetched one version", original="with_one")
    yield from (f"who fetched one version: {f}" for f in recovers(world, third))
    yield from agrees(world, third, "who fetched one version and added the others")


def main():
    stemma, root, output = Stemma(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve(), Report()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else KILLS
    count = max(4, count // int(os.environ.get("STEMMA_SAMPLE") or 1))
    dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else SEED)
    with temporary() as directory:
        world = World(stemma, root, directory)
        output.add(f"{len(world.base)} documents before, {len(world.more)} more after", world.is_sane())
        kills_of_add(world, dice, count, output)
        kills_of_index(world, dice, max(4, count // 4), output)
        kills_at_calls(world, max(4, count // 2), output)
        several_writers(world, count, output)
        full_disks(world, max(4, count // 2), output)
        disks_that_cannot_be_written_to(world, output)
        damage(world, dice, max(4, count // 3), output)
        output.add("git gc, repack, pack-refs, prune, multi-pack-index, commit-graph", housekeeping(world))
        output.add("git clone", clones(world))
        output.add("git push and git fetch", push_and_fetch(world))
        output.add("a second person adds to a clone and pushes, the first fetches and adds", second_person(world))
    return output.end()


sys.exit(main())
