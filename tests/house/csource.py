"""A reader of C source as regular as ours: a function's braces stand alone in column 0.

Enough for the budgets of HOUSE without ctags, which few machines have. Its figures are those of the founders'
cmeasure.py, doccov.py and nest.py (which use ctags); tests/house/budget.py --compare shows both.
"""
import dataclasses
import pathlib
import re

BLANK = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
NAME = re.compile(r"(\w+)\s*\(")
LINKAGE = re.compile(r'extern\s+(".*")?\s*\{')


@dataclasses.dataclass
class Function:
    path: pathlib.Path
    name: str
    line: int
    lines: int
    parameters: int
    nesting: int
    static: bool


@dataclasses.dataclass
class Prototype:
    path: pathlib.Path
    name: str
    line: int
    documented: bool


def files(roots, suffixes=(".c", ".h")):
    """All C files under ROOTS, in order."""
    return sorted(p for root in roots for p in pathlib.Path(root).rglob("*") if p.suffix in suffixes)


def blanked(text):
    """TEXT with comments and literals replaced by spaces, line for line."""
    return BLANK.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def parameter_count(signature):
    inner = signature[signature.index("(") + 1:]
    depth, count, some = 0, 1, ""
    for c in inner:
        if c == "(":
            depth += 1
        elif c == ")":
            if not depth:
                break
            depth -= 1
        elif c == "," and not depth:
            count += 1
        some += c
    return 0 if some.strip() in ("", "void") else count


def nesting(body):
    depth = most = 0
    for c in body:
        if c == "{":
            depth += 1
            most = max(most, depth)
        elif c == "}":
            depth -= 1
    return most - 1


def signature_start(lines, brace):
    """Index of the first line of the signature that ends before the line BRACE."""
    start = brace
    while start and lines[start - 1].strip() and not lines[start - 1].startswith("#") and \
            not lines[start - 1].rstrip().endswith((";", "}")):
        start -= 1
    return start


def functions(path):
    text = path.read_text(encoding="utf-8")
    lines = blanked(text).split("\n")
    found = []
    for i, line in enumerate(lines):
        if line.rstrip() != "{":
            continue
        start = signature_start(lines, i)
        end = next((k for k in range(i, len(lines)) if lines[k].startswith("}")), None)
        signature = " ".join(lines[start:i])
        name = NAME.search(signature)
        if end is None or not name:
            continue
        found.append(Function(path, name[1], start + 1, end - start + 1, parameter_count(signature),
                              nesting("\n".join(lines[i:end + 1])), "static" in signature.split()))
    return found


def prototypes(path):
    """Prototypes and inline functions of a header, and whether a comment stands directly before each."""
    text = path.read_text(encoding="utf-8")
    raw, lines = text.split("\n"), blanked(text).split("\n")
    found, depth, start = [], 0, None
    for i, line in enumerate(lines):
        code = line.strip()
        if not code or code.startswith("#") or (i and lines[i - 1].rstrip().endswith("\\")):
            continue
        if LINKAGE.fullmatch(code) or (not depth and code == "}"):
            continue
        if not depth and start is None and code not in ("}", "};"):
            start = i
        opened, closed = line.count("{"), line.count("}")
        ends = not depth and (code.endswith(";") or code == "{")
        if ends and start is not None:
            statement = " ".join(lines[start:i + 1])
            if is_prototype(statement):
                found.append(Prototype(path, NAME.search(statement)[1], start + 1, has_comment(raw, start)))
            start = None
        depth += opened - closed
        if closed and not depth:
            start = None
    return found


def is_prototype(statement):
    words = statement.split()
    return "(" in statement and words[0] not in ("typedef", "struct", "enum", "union", "extern", "#define", "}") \
        or ("(" in statement and words[0] in ("struct", "enum", "union") and "{" not in statement.split("(")[0]
            and "=" not in statement)


def has_comment(raw, start):
    """Whether the line before START ends a comment."""
    return start > 0 and raw[start - 1].strip().endswith("*/")


def comment_lines(text):
    """(comment lines, code lines) as cmeasure.py counts them."""
    comment = code = 0
    inside = False
    for line in text.split("\n"):
        s = line.strip()
        if not s:
            continue
        if inside:
            comment += 1
            inside = "*/" not in s
        elif s.startswith("//"):
            comment += 1
        elif s.startswith("/*"):
            comment += 1
            inside = "*/" not in s
        else:
            code += 1
            at = s.rfind("/*")
            inside = at >= 0 and "*/" not in s[at:]
    return comment, code


def includes(path):
    """(line, name) of every #include "name" and <name>."""
    pattern = re.compile(r'\s*#\s*include\s+["<]([^">]+)[">]')
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        match = pattern.match(line)
        if match:
            yield number, match[1]
