#!/usr/bin/env python3
"""What stemma-reader makes of Akoma Ntoso, feature by feature, and of XML that was made to hurt.

usage: akn.py STEMMA_READER
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import markup  # noqa: E402

CASES = []
START = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'


def case(what, document, expected, original=False):
    CASES.append((what, document, expected, original))


def body(what, text, expected, original=False):
    case(what, f"{START}<statement><mainBody>{text}</mainBody></statement></akomaNtoso>", expected, original)


def paragraph(num, text, name="paragraph"):
    return f"<{name}><num>{num}</num><content><p>{text}</p></content></{name}>"


def meta(work="", expression="", more=""):
    return (f'<meta><identification source="#s"><FRBRWork>{work}</FRBRWork><FRBRExpression>{expression}</FRBRExpression>'
            f"</identification>{more}</meta>")


# The parts of a resolution

case("a resolution", f"""{START}<statement name="resolution">
{meta('<FRBRthis value="/akn/arc/x"/><FRBRdate date="2021-03-04" name="adoption"/><FRBRnumber value="ARC/RES/12/7"/>',
      '<FRBRdate date="2021-03-05" name="print"/><FRBRlanguage language="fra"/>')}
<preface><p><docNumber>ARC/RES/12/7 (R)</docNumber></p><p>12/7. <docTitle>Safety of <i>ferries</i></docTitle></p>
<p><session>Twelfth session</session></p></preface>
<preamble><formula name="enacting"><p>The River Commission,</p></formula>
<recitals><recital><p><i>Recalling</i> its
 rules,</p></recital></recitals></preamble>
<mainBody>{paragraph("1.", "<i>Decides</i> to act;")}<paragraph><num>2.</num><list><intro><p>Requests:</p></intro>
{paragraph("(a)", "boats;", "point")}<point><num>(b)</num><list>{paragraph("(i)", "deep", "point")}</list></point>
<wrapUp><p>in time.</p></wrapUp></list></paragraph></mainBody>
<conclusions><p>5th meeting</p></conclusions>
<attachments><attachment><heading>Annex</heading><doc name="annex">{meta()}<mainBody><p>Annexed</p></mainBody></doc></attachment></attachments>
</statement></akomaNtoso>""", """
meta symbol ARC/RES/12/7
meta title Safety of ferries
meta date 2021-03-05
meta adopted 2021-03-04
meta language fr
meta session Twelfth session
P ARC/RES/12/7 (R)
H1 12/7. Safety of *ferries*
P Twelfth session
P The River Commission,
P *Recalling *its rules,
P 1. *Decides *to act;
P 2. Requests:
P (a) boats;
P (b) (i) deep
P in time.
P 5th meeting
H1 Annex
P Annexed
""")
case("as the UN writes it", f"""{START}<statement name="resolution">{meta()}
<coverPage><p class="upperRight"><docNumber>ARC/RES/12/7</docNumber></p><p><docTitle>Resolution adopted by the Commission</docTitle></p></coverPage>
<preface><p><docNumber>12/7.</docNumber> <docTitle><span class="bold">Ferries</span></docTitle></p></preface>
<preamble><formula name="enactingFormula"><p xml:space="preserve"><span class="italic">The River Commission</span>,</p></formula>
<container name="Noting"><p xml:space="preserve">      <span class="italic">Noting</span> the boats,</p></container></preamble>
<conclusions><p><event refersTo="#adoption"><location>5th plenary meeting</location><eol/><docDate date="2021-03-04">4 March 2021</docDate></event></p></conclusions>
</statement></akomaNtoso>""", """
meta symbol ARC/RES/12/7
meta title Ferries
meta date 2021-03-04
P ARC/RES/12/7
P Resolution adopted by the Commission
H1 12/7. **Ferries**
P *The River Commission*,
P *Noting *the boats,
P 5th plenary meeting/4 March 2021
""")
body("headings and numbers", "<section><num>I</num><heading>General</heading><article><num>Article 1</num><content><p>All.</p></content></article>"
     "<article><num>Article 2</num><heading>Names</heading>" + paragraph("3", "Boats") + paragraph("b", "Quays", "point") +
     "</article></section><hcontainer><crossHeading>Between</crossHeading></hcontainer>", """
H1 I General
H2 Article 1
P All.
H2 Article 2 Names
P 3. Boats
P (b) Quays
H1 Between
""")
body("lists", "<blockList><listIntroduction>Boats:</listIntroduction><item><num>1)</num><p>first</p></item></blockList>"
     '<ol><li>q</li><li value="(x)">r</li></ol><ul><li>s<ul><li>t</li></ul></li></ul>', """
P Boats:
P 1) first
P 1. q
P (x) r
P • s
P • t
""")
body("tables", "<table><caption>Boats</caption><tr><th><p>River</p></th><th><p>Number</p></th></tr><tr><td><p>1</p><p>2</p></td><td/></tr></table>", """
P Boats
R River | Number
R 1/2 |
""")
body("runs", '<p>a <b>b</b><u>c</u> <span style="font-style: italic">d</span><sup>e</sup><ref href="/x">f</ref> x<eol/>y<eol breakAt="1"/>z<img alt="A boat" src="b"/></p>', """
P a **b***c d*ef x/yz
D image: A boat
""")
body("white space in marks", '<p>one\n   <i> two</i>\n</p>\n  <p> </p><toc><tocItem href="#a" level="1">Contents</tocItem></toc>', """
P one *two*
D table of contents: Contents
""")
body("quotations", '<p>Put <mod><quotedText startQuote="“" endQuote="”">ship</quotedText> for <quotedStructure startQuote="&quot;">'
     + paragraph("4.", "Ships.") + "</quotedStructure>; </mod></p><p>and</p>", """
P Put “ship” for
P "4. Ships.";
P and
""")
CHANGED = "<p>The <ins>new</ins><del>old</del> ferry</p><paragraph><num><del>1.</del><ins>2.</ins></num><content><p>x</p></content></paragraph>"
REVISIONS = "\nrev insert\nrev delete\nrev delete\nrev insert"
body("tracked changes", CHANGED, "P The new ferry\nP 2. x" + REVISIONS)
body("before them", CHANGED, "P The old ferry\nP 1. x" + REVISIONS, original=True)

# Footnotes

body("where they stand", '<p>One<authorialNote marker="7"><p>See <i>this</i>.</p><p>And.</p></authorialNote> more<authorialNote><p>Bare</p></authorialNote></p>', """
P One[^1] more[^2]
N1 7: See *this*./And.
N2 2: Bare
""")
case("in the metadata", f"""{START}<doc name="x">{meta(more='<notes source="#s"><note eId="n1" marker="3"><p>Kept</p></note><note eId="n2"><p>Alone</p></note></notes>')}
<mainBody><p>Boats<noteRef href="#n1" marker="3"/>, quays<noteRef href="#gone" marker="5"/></p></mainBody></doc></akomaNtoso>""", """
P Boats[^1], quays5
N1 3: Kept
N2 2: Alone
""")

# Metadata

for what, number, name, printed, found in (
        ("symbol from its number", "A/X/1", "", "B/2", "A/X/1"), ("symbol from an alias", "12", '<FRBRalias name="s" value="A/X/1 (2020)"/>', "", "A/X/1 (2020)"),
        ("symbol as printed", "12", '<FRBRalias name="t" value="On boats"/>', "B/2", "B/2"), ("running number", "12", "", "", "12")):
    case(what, f"""{START}<act>{meta(f'<FRBRnumber value="{number}"/>{name}')}<preface><p><docNumber>{printed}</docNumber>x</p></preface></act></akomaNtoso>""",
         f"meta symbol {found}\nP {printed}x")
case("in another encoding", ('<?xml version="1.0" encoding="windows-1251"?>' + START + "<doc><mainBody><p>Паром</p></mainBody></doc></akomaNtoso>")
     .encode("windows-1251"), "P Паром")
case("a gazette", f"""{START}<officialGazette>{meta()}<collectionBody><component><act><body><section><num>1</num><content><p>One</p></content></section></body></act></component>
<component><doc><mainBody><p>Two</p></mainBody></doc></component></collectionBody></officialGazette></akomaNtoso>""", """
P 1. One
P Two
""")

# What Stemma wrote

OWN = '<doc xmlns:stm="urn:stemma:document:1" name="x">'
case("what blocks are", f"""{START}{OWN}{meta(more='<proprietary><stm:document key="0123"><stm:field name="vote">3-1-0</stm:field>'
     '<stm:field name="nothing">x</stm:field><stm:field name="body"/></stm:document></proprietary>')}<mainBody>
<p>Before</p>
<paragraph stm:label="OP1" stm:kind="operative" stm:number="1."><num>1.</num><intro><p>One
<authorialNote marker="*" stm:place="2"><p>Star</p></authorialNote></p></intro>
<subparagraph stm:label="OP1(a)" stm:kind="subparagraph" stm:depth="1" stm:number="(a)"><num>(a)</num><content><p>Two</p></content>
</subparagraph></paragraph>
<table><tr stm:label="text.1" stm:kind="text"><td/><td><p>Three<authorialNote marker="1" stm:place="1"><p>Four</p></authorialNote></p>
</td></tr></table>
<p stm:label="text.2" stm:kind="verse">Five</p>
</mainBody></doc></akomaNtoso>""", """
meta key 0123
meta vote 3-1-0
P Before
P <o0,2:OP1>1. One[^2]
N2 *: Star
P <s1,3:OP1(a)>(a) Two
R <x0,0:text.1> | Three[^1]
N1 1: Four
P Five
""")
case("places that do not agree", f"""{START}{OWN}<mainBody><p>a<authorialNote marker="*" stm:place="2"><p>b</p></authorialNote>
<authorialNote marker="1" stm:place="2"><p>c</p></authorialNote></p></mainBody></doc></akomaNtoso>""", """
P a[^1][^2]
N1 *: b
N2 1: c
""")
case("the first day of all", f"""{START}<doc>{meta('<FRBRdate date="0001-01-01" name="unknown"/>')}<mainBody><p>x</p></mainBody></doc></akomaNtoso>""", "P x")

# Made to hurt

MALFORMED = "fail is no well-formed XML (line 1)"
DECLARES = "fail declares entities or attributes, which is not read"
BOMB = '<!ENTITY a0 "ferry">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
case("nothing", "", MALFORMED)
case("not it", "<ferries/>", "fail is XML, but not Akoma Ntoso; save it as HTML, Word or text")
case("without text", START + "<doc/></akomaNtoso>", "fail is Akoma Ntoso without any text")
body("cut short", "<p>x</p></doc>", MALFORMED)
body("NUL", "<p>a\0b</p>", MALFORMED)
case("entity bomb", f"<!DOCTYPE x [{BOMB}]>{START}<doc><mainBody><p>&a11;</p></mainBody></doc></akomaNtoso>", DECLARES)
case("external entity", f'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>{START}<doc><mainBody><p>&x;</p></mainBody></doc></akomaNtoso>', DECLARES)
body("10,000 deep", "<section>" * 10000 + "<p>x</p>" + "</section>" * 10000, "fail nests its elements too deep")
body("200 deep", "<section>" * 200 + "<p>x</p>" + "</section>" * 200, "P x")
body("5 MB in one line", "<p>" + "word " * 1000000 + "</p>", "P " + ("word " * 1000000).strip())

sys.exit(markup.check(sys.argv[1], "akn", CASES) > 0)
