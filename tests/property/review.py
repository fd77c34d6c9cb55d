#!/usr/bin/env python3
"""The recipes of docs/review/ do what docs/review.md says: comments on pull requests, and the page's own examples.

usage: review.py STEMMA ROOT

The scripts run here as a forge would run them: changed.sh in a repository whose files have hostile names, comment.sh
against a server on this machine that stands for the forge. The workflow files are read, and their shell parts checked.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

from engine import Report, Stemma, temporary

MARK = "<!-- stemma -->"
NAMES = ["draft.md", "it's `a` draft.md", "two\nlines.md", "turned\u202e.md", "-dash.md", "r\u00e9solution.md", "$(touch x).md"]
CLAUSES = "*The Assembly of the River Commons*,\n\n1. Urges owners to keep a lamp lit;\n\n2. Decides to consider it further;\n"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def environment(stemma, home, **more):
    path = os.pathsep.join([str(pathlib.Path(stemma.binary).resolve().parent), "/usr/local/bin", "/usr/bin", "/bin"])
    keep = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return dict(keep, PATH=path, HOME=str(home), LC_ALL="C.UTF-8", GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull,
                GIT_AUTHOR_NAME="S", GIT_AUTHOR_EMAIL="s@example.org", GIT_COMMITTER_NAME="S",
                GIT_COMMITTER_EMAIL="s@example.org", **more)


# Comments: what changed


class Drafts:
    """A repository with a commit BASE and one after it."""

    def __init__(self, stemma, directory):
        self.home, self.stemma = directory, stemma
        self.root = directory / "drafts"
        self.root.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.root, env=environment(self.stemma, self.home), check=True,
                              capture_output=True, text=True).stdout

    def commit(self, files):
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD").strip()

    def report(self, script, base, head, **more):
        out = self.home / "it's a report"
        shutil.rmtree(out, ignore_errors=True)
        run = subprocess.run(["sh", str(script), base, head, str(out)], cwd=self.root, capture_output=True, text=True,
                             env=environment(self.stemma, self.home, **more), timeout=120)
        if run.returncode or run.stderr:
            return f"exit {run.returncode}: {run.stderr}"
        return (out / "comment.md").read_text(encoding="utf-8")


def lacks(text, *parts):
    for part in parts:
        if part not in text:
            yield f"{part!r} is not in {text[:1500]!r}"


def judge_changes(output, drafts, script):
    drafts.git("commit", "-q", "--allow-empty", "-m", "root")
    base = drafts.commit(dict({name: CLAUSES for name in NAMES}, **{"README.md": "# Notes\n\nOne.\n", "old.md": CLAUSES,
                                                                     "gone.md": CLAUSES, "code.c": "int x;\n"}))
    changed = CLAUSES.replace("Urges", "Encourages").replace("lamp", "<b>lamp</b> @everyone")
    head = drafts.commit(dict({name: changed for name in NAMES}, **{
        "README.md": "# Notes\n\nTwo.\n", "old.md": None, "new.md": changed, "fresh/one.md": "*The Council*,\n\n1. Notes;\n",
        "gone.md": None, "code.c": "int y;\n"}))
    text = drafts.report(script, base, head, STEMMA_REPORT="https://forge.example.org/runs/1")
    output.add("every changed document has a section, whatever its name", lacks(
        text, MARK + "\n## What became of the clauses of 10 documents", "### `draft.md`", "### `it's ?a? draft.md`",
        "### `two?lines.md`", "### `turned?.md`", "### `-dash.md`", "### `r\u00e9solution.md`", "### `$(touch x).md`",
        "<https://forge.example.org/runs/1>", "Deleted.", "A new document.", "ncourages"))
    headings = re.findall("^(###+) (`?)", text, re.M)
    output.add("the heading of a comparison is a level below that of its file", [] if sorted(headings) == sorted(
        [("###", "`")] * 10 + [("####", "")] * (len(NAMES) + 1)) else [str(headings)])
    output.add("prose and code have none", [name for name in ("README", "code.c") if name in text])
    output.add("nothing acts on a terminal", [repr(c) for c in RAW.findall(text)])
    output.add("no name was run, and the work tree is as it was", [drafts.git("status", "--short")] if drafts.git(
        "status", "--short") else [])
    small = drafts.report(script, base, head, STEMMA_BOUND="300")
    output.add("a bound holds", [] if len(small.encode()) < 500 and small.endswith("\nThe comment was cut here.\n") else [small])
    output.add("a document that cannot be read is told of", lacks(
        drafts.report(script, drafts.commit({"b.docx": b"PK\3\4\0one"}), drafts.commit({"b.docx": b"PK\3\4\0two"})),
        "### `b.docx`", "damaged zip archive"))
    nothing = drafts.report(script, drafts.git("rev-parse", "HEAD").strip(), drafts.commit({"code.c": "int z;\n"}))
    output.add("no document: said so", [] if nothing == f"{MARK}\nNo document is changed.\n" else [nothing])
    hostile = drafts.report(script, base, "--output=/tmp/x")
    output.add("what is no commit fails", [] if hostile.startswith("exit") else [hostile])


# Comments: one, posted or changed


class Forge(http.server.BaseHTTPRequestHandler):
    """As much of three forges as comment.sh asks for; self.server has the comments."""

    def log_message(self, *_):
        pass

    def body(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]

    def answer(self, value, code=200):
        data = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def allowed(self):
        server = self.server
        server.calls.append(f"{self.command} {self.path}")
        given = self.headers["PRIVATE-TOKEN"] if server.gitlab else (self.headers["Authorization"] or "")[len("token "):]
        if given != "secret-1":
            self.answer({"message": "no"}, 403)
        return given == "secret-1"

    def author(self, name):
        return {"author": {"username": name}} if self.server.gitlab else {"user": {"login": name}}

    def do_GET(self):
        if not self.allowed():
            return
        if self.path == "/user":
            self.answer({"username": "stemma-bot"})
            return
        page = int(re.search(r"[?&]page=(\d+)", self.path)[1])
        size = self.server.page_size
        chosen = self.server.comments if not size else self.server.comments[(page - 1) * size:page * size]
        self.answer([dict(self.author(who), id=number, body=body) for number, who, body in chosen])

    def do_POST(self):
        if self.allowed():
            self.server.comments.append((len(self.server.comments) + 1, self.server.me, self.body()))
            self.answer({"id": len(self.server.comments)}, 201)

    def change(self):
        if self.allowed():
            number = int(self.path.rsplit("/", 1)[1])
            self.server.comments[number - 1] = (number, self.server.comments[number - 1][1], self.body())
            self.answer({})

    do_PATCH = do_PUT = change


def serve(forge, me, page_size, comments):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge)
    server.gitlab, server.me, server.page_size = forge == "gitlab", me, page_size
    server.comments, server.calls = comments, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def post(stemma, script, server, forge, directory, text, token="secret-1", number="7"):
    path = directory / "comment.md"
    path.write_text(text, encoding="utf-8")
    return subprocess.run(["sh", str(script), forge, str(path)], capture_output=True, text=True, timeout=60, env=environment(
        stemma, directory, API=f"http://127.0.0.1:{server.server_port}", REPOSITORY="42" if forge == "gitlab" else "o/r",
        NUMBER=number, TOKEN=token))


def one_comment(stemma, script, forge, me, size, directory):
    """Faults of a first run, a second one, and one that may not."""
    others = [(n, "somebody", f"{MARK}\nnot ours" if n == 3 else "hm") for n in range(1, 8)]
    server = serve(forge, me, size, list(others))
    text = f"{MARK}\n## Clauses\n\n\"quoted\" \\ `code` \u0645\n$HOME\n"
    for run, body in enumerate([text, text + "more\n"]):
        said = post(stemma, script, server, forge, directory, body)
        if said.returncode:
            yield f"run {run}: {said.stderr}"
        if server.comments != others + [(8, me, body)]:
            yield f"run {run}: {server.comments}"
    bad = post(stemma, script, server, forge, directory, text, token="other-2")
    if bad.returncode != 1 or "may the token comment" not in bad.stderr or "other-2" in bad.stderr:
        yield f"without rights: {bad}"
    for number in ("7/../8", "", "x"):
        calls = len(server.calls)
        if not post(stemma, script, server, forge, directory, text, number=number).returncode or len(server.calls) != calls:
            yield f"a number {number!r} is taken"
    server.comments[:] = []
    said = post(stemma, script, server, forge, directory, f"{MARK}\nNo document is changed.\n")
    if said.returncode or server.comments:
        yield f"nothing changed, and a comment: {server.comments}"
    if not post(stemma, script, server, forge, directory, "no mark\n").returncode:
        yield "a comment without a mark is posted"
    server.shutdown()


# The files to copy


def shell_parts(value):
    """Each shell text of a workflow."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "run" and isinstance(inner, str):
                yield inner
            elif key == "script":
                yield "\n".join(inner)
            else:
                yield from shell_parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from shell_parts(inner)


def check_workflow(text, yaml):
    workflow = yaml.safe_load(text)
    parts = list(shell_parts(workflow))
    if len(parts) != 2:
        yield f"{len(parts)} shell parts"
    for part in parts:
        if "${{" in part:
            yield f"an expression in a shell text, where its value would be run: {part}"
        run = subprocess.run(["sh", "-n"], input=part, capture_output=True, text=True)
        if run.returncode:
            yield run.stderr
    jobs = workflow.get("jobs")
    if jobs and (workflow["permissions"] != {} or "write" in jobs["compare"]["permissions"].values()):
        yield "the job that reads documents may write"
    for word in re.findall(r"docs/review/(\w+)", text):
        if word != "Dockerfile":
            yield f"docs/review/{word} is named"


def check_files(output, root):
    folder = root / "docs/review"
    try:
        import yaml
    except ImportError:
        output.skip("workflow files", "python3-yaml is not installed")
    else:
        for path in sorted(folder.glob("*.yml")):
            output.add(f"{path.name} is sound", check_workflow(path.read_text(), yaml))
    needed = set(re.search(r"packages='(.*?)'", (root / "tools/setup.sh").read_text(), re.S)[1].split())
    needed -= {"git", "python3-jsonschema"}
    dockerfile = (folder / "Dockerfile").read_text()
    output.add("the image builds with what the build needs", [name for name in sorted(needed) if name not in dockerfile])
    if shutil.which("shellcheck"):
        run = subprocess.run(["shellcheck", *folder.glob("*.sh")], capture_output=True, text=True)
        output.add("shellcheck has nothing to say", [run.stdout] if run.returncode else [])
    else:
        output.skip("shellcheck", "shellcheck is not installed")


def check_page(stemma, root):
    run = subprocess.run([sys.executable, root / "tools/review-demo", "--check", stemma.binary], capture_output=True, text=True)
    return [run.stdout + run.stderr] if run.returncode else []


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), Report()
    folder = root / "docs/review"
    with temporary() as directory:
        directory = pathlib.Path(directory)
        judge_changes(output, Drafts(stemma, directory), folder / "changed.sh")
        if shutil.which("jq") and shutil.which("curl"):
            for forge, me, size in (("github", "github-actions[bot]", 3), ("gitea", "gitea-actions", 0),
                                    ("gitlab", "stemma-bot", 4)):
                output.add(f"one comment on {forge}", one_comment(stemma, folder / "comment.sh", forge, me, size, directory))
        else:
            output.skip("comments", "jq or curl is not installed")
    check_files(output, root)
    output.add("docs/review.md shows what is printed", check_page(stemma, root))
    return output.end()


sys.exit(main())
