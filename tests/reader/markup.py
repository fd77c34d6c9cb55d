"""Cases of a markup format: a document, and its events in a notation that can be read.

A thing a line: "P text" for a paragraph, "H2 text" for a heading, "R cell | cell" for a row, "N1 3: text" for footnote 1
marked 3, "D reason: text", "<s1,3:OP1(a)>" for what a block is, "meta", "warn", "fail", "rev"; in a text *emphasis*, **strong**,
[^1] for a footnote's mark and / for the end of a line. White space is compared as it is.
"""
import subprocess

STARTS = {"block": lambda a: "P " if a == "0" else f"H{a} ", "row": lambda a: "R ", "drop": lambda a: f"D {a}: ",
          "note": lambda a: f"N{a}: "}
MARKS = ("", "*", "**", "***")


def render(lines):
    out, revisions, cells = [], [], 0
    for line in lines:
        word, _, rest = line.partition(" ")
        if word in STARTS:
            out.append(STARTS[word](rest))
            cells = 0
        elif word == "cell":
            cells += 1
            out[-1] += " | " if cells > 1 else ""
        elif word == "text":
            flags, _, text = rest.partition(" ")
            out[-1] += MARKS[int(flags)] + text + MARKS[int(flags)]
        elif word == "as":
            out[-1] += f"<{rest}>"
        elif word == "line":
            out[-1] += "/"
        elif word == "ref":
            out[-1] += f"[^{rest}]"
        elif word == "revision":
            revisions.append(f"rev {rest}".strip())
        elif word not in ("end", "stemma-events"):
            out.append(line)
    return [line.strip(" ") for line in out + revisions]


def events(reader, name, document, original=False):
    """The lines of the stream, and whether it is one: begun, ended, and the exit status of what it says."""
    command = [reader, name] + (["original"] if original else [])
    done = subprocess.run(command, input=document, capture_output=True, check=False, timeout=120)
    lines = done.stdout.decode("utf-8").removesuffix("\n").split("\n")
    last = lines[-1].split(" ")[0] if lines else ""
    whole = lines[:1] == ["stemma-events 1"] and not done.stderr and (last, done.returncode) in (("end", 0), ("fail", 1))
    return lines, whole


def check(reader, name, cases):
    """Runs CASES, rows of (what, document, expected, original); how many fail."""
    bad = 0
    for what, document, expected, original in cases:
        document = document if isinstance(document, bytes) else document.encode("utf-8")
        lines, whole = events(reader, name, document, original)
        wanted = [line.strip(" ") for line in expected.strip().split("\n")]
        found = render(lines)
        if whole and found == wanted:
            continue
        bad += 1
        print(f"{what}:" if whole else f"{what}: the stream is cut short or noisy")
        print(*(f"  wanted  {line}" for line in wanted), *(f"  found   {line}" for line in found), sep="\n")
    print(f"{len(cases)} cases, {bad} failed")
    return bad
