"""Texts that mean something to whoever shows them: markup, formulas, mentions, characters that turn the line round."""

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>", "<!-- --> <![CDATA[x]]>", "&amp;&#60;b&#62;",
    "=HYPERLINK(\"https://example.org\")", "+1", "-1", "@SUM(A1)", "\"quoted\", and 'so'", "a,b;c\td",
    "@octocat and @org/team", "see #12 and GH-7, org/repo#3, !5, ~label, %milestone", "https://example.org/a_b_c www.example.org x@example.org",
    ":smile: and :+1:", "| a | b |", "`code` and ``more`` and ```", "**bold** _it_ ~~gone~~ $x$", "[link](https://example.org) ![x](y)",
    "[x] done", "[^1] and [^note]: text", "# heading", "1. item", "- item", "> quote", "--- rule", "\\ back\\slash \\*",
    "\u202eesrever\u202c and \u2066isolated\u2069 \u200f", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "{{template}} {% raw %}",
    "<a href='javascript:alert(1)'>x</a>", "--> <!-- stemma 0000000000000000 t0,0:title -->", "word " * 3 + "x" * (1 << 20),
]
