#!/usr/bin/env python3
"""What stemma-reader makes of HTML, feature by feature, and of HTML that was made to hurt.

usage: html.py STEMMA_READER
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import markup  # noqa: E402

CASES = []


def case(what, document, expected, original=False):
    CASES.append((what, document, expected, original))


# Blocks and white space

case("white space as CSS has it", "<p>  The  <i>Commission </i>\n also <b>of <em>ferries</em></b>, here. </p>\n<p>x<span> </span>y", """
P The *Commission *also **of *****ferries***, here.
P x y
""")
case("text beside blocks", "<div>loose<p>one<p>two</div>last", """
P loose
P one
P two
P last
""")
case("headings", "<h1>Title</h1><h3>Third <small>level</small></h3><hr><p></p><p>&nbsp;</p>text", """
H1 Title
H3 Third level
P text
""")
case("breaks", "<p>one<br>two<br><br>three<br>\n&nbsp;<br>four<br></p>", """
P one/two
P three
P four
""")
case("preformatted", "<pre>\none\n  two\n\nthree </pre>", """
P one/two
P three
""")
case("characters", "<p>co&shy;operate, a&nbsp;b &amp; c&lt;d, 5 < 6, &#150; &#x2014; &hellip; <!-- x -->x&unknown;y</p>", """
P cooperate, a\N{NO-BREAK SPACE}b & c<d, 5 < 6, – — … x&unknown;y
""")
case("Chinese lines", "<p>河流\n渡船\uff0c\n安全</p><p>渡船\nferry\nboat</p>", """
P 河流渡船\uff0c安全
P 渡船 ferry boat
""")
case("many kinds of blocks", "<dl><dt>Ferry<dd>A boat</dl><address>Quay 1</address><blockquote>Quoted</blockquote>"
     "<figure><figcaption>Caption</figcaption></figure><center>Centre</center>", """
P Ferry
P A boat
P Quay 1
P Quoted
P Caption
P Centre
""")
case("set by style", '<div style="font-style:italic">slant <span style="font-style: normal; font-weight:700">fat</span></div><p><u>under</u>', """
P *slant ***fat**
P *under*
""")
case("quotation marks", "<p>says: <q>ferries <q>and</q> boats</q>.", """
P says: “ferries ‘and’ boats”.
""")
case("superscripts that are text", "<p>the 10<sup>th</sup> of m<sup>2</sup> and CO<sub>2</sub></p>", """
P the 10th of m2 and CO2
""")

# Lists

case("ordered", "<ol><li>One<li><p>Two</p><p>more</p><ol type=a><li>sub<li value=5>five</ol><li>Three</ol>"
     "<ol start=9 type=I><li>Nine</ol><ol reversed><li>b<li>a</ol>", """
P 1. One
P 2. Two
P more
P a. sub
P e. five
P 3. Three
P IX. Nine
P 2. b
P 1. a
""")
case("bullets and none", '<ul><li>boat<li>(a) To row</ul><ol style="list-style-type:lower-roman"><li>x<ol style="list-style:none"><li>y</ol></ol>', """
P • boat
P (a) To row
P i. x
P y
""")
case("typed numbers", "<ol><li>1. Decides<li>(2) Requests<li>4. Notes</ol>", """
P 1. Decides
P (2) Requests
P 3. 4. Notes
""")
case("markers that meet", "<ol><li><ol type=i><li>deep</li><li></li></ol></li></ol><p>after", """
P 1. i. deep
P after
""")

# Tables

case("of data", "<table><caption>Boats</caption><tr><th>River<th>Number<tr><td>Elbe<td>3<tr><td><td>4<p>five<tr><td>Oder<td></table>", """
P Boats
R River | Number
R Elbe | 3
R  | 4/five
R Oder |
""")
case("of layout", "<table role=presentation><tr><td>left<td>right</table><table><tr><td>one<tr><td>two</table>"
     "<table><tr><td>out<td><table><tr><td>a<td>b</table></table>", """
P left
P right
P one
P two
P out
R a | b
""")
case("of markers", "<table><tr><td colspan=2>Resolution<tr><td>1.<td>Decides:<tr><td>(a)<td><p>To row.</p><p>More.</table>", """
P Resolution
P 1. Decides:
P (a) To row.
P More.
""")

# Footnotes

case("pandoc", '<p>River<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> and <sup><a href="#fn2" id="r2">2</a></sup>.'
     '<section class="footnotes"><hr><ol><li id="fn1"><p>First. <a href="#fnref1">↩</a></p></li>'
     '<li id="fn2"><p>Second.</p><p>More. <a href="#r2">Back to text</a></p></li></ol></section>', """
P River[^1] and[^2].
N1 1: First.
D navigation: Back to text
N2 2: Second./More.
""")
case("Word", '<p>Water<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> level.</p><div><div id="ftn1"><p>'
     '<a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> See <i>Ferries</i>.</p></div></div>', """
P Water[^1] level.
N1 1: See *Ferries*.
""")
case("LibreOffice", '<p>Quay<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> x</p>'
     '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note</p><p>second</p></div>', """
P Quay[^1] x
N1 1: Note/second
""")
case("Wikipedia", '<p>Ferry.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> More</p><ol><li id="cite_note-1">'
     '<b><a href="#cite_ref-1">^</a></b> <span>Text of it</span></li></ol>', """
P Ferry.[^1] More
N1 1: Text of it
""")
case("without links", "<p>Boats.<sup>1</sup> Quays<sup>*</sup> of 5 m<sup>2</sup></p><p><sup>1</sup> Ibid.</p><p><sup>*</sup> A star.", """
P Boats.[^1] Quays[^2] of 5 m2
N1 1: Ibid.
N2 *: A star.
""")
case("in a table", '<p>One<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup></p><table><tr><td><a name=n1>1</a><td>First'
     "<tr><td><a name=n2>2</a><td>Second</table>", """
P One[^1][^2]
N1 1: First
N2 2: Second
""")
case("links that are none", '<p>See <a href="#s2">2</a>, <a href="#top">top</a>, <a href="#gone">3</a></p><h2 id=s2>2</h2>', """
P See 2, top, 3
H2 2
""")

# What is left out, and what the document says of itself

case("furniture", "<header><a href=x>Site</a></header><nav><ul><li>Home<li>Quay</ul></nav><p>Text <img src=x alt='A boat'>goes "
     "<span style='display:none'>hidden</span>on.</p><aside><p>one<p>two</aside><footer>© River Commission</footer>", """
D running head: Site
D navigation: • Home/• Quay
P Text goes on.
D image: A boat
D hidden text: hidden
D aside: one/two
D running foot: © River Commission
""")
case("headers that are text", "<h1>Declaration</h1><header><h2>Preamble</h2><p>Whereas rivers flow,</p></header><article>"
     "<header><a href=x>Article 1</a></header>All ferries are free.</article>", """
H1 Declaration
H2 Preamble
P Whereas rivers flow,
P Article 1
P All ferries are free.
""")
case("controls and scripts", "<script>var x = '<p>';</script><style>p {}</style><p></p><template>no</template><noscript>off</noscript>"
     "<form><p>kept<input type=submit value=Go><input value=typed><select><option>first</select></form>", """
D fallback text: off
P kept
D form control: Go
D form control: first
""")
case("title and language", '<!doctype html><html lang="fr-CH"><head><title>Bacs &amp;\n fleuves</title></head><body><p>texte', """
meta language fr
meta title Bacs & fleuves
P texte
""")
case("no body tag", "<!doctype html>\n<meta charset=utf-8>\n<title>Ferries</title>\n<section><p>one</section><article>two</article>", """
meta title Ferries
P one
P two
""")
case("behind the end", "<html><body lang=ru><p>one</body></html>two<div>three</div></body><p>four</p></html>", """
meta language ru
P one
P two
P three
P four
""")
case("a title of its own", "<html lang=de><title>English</title><h1>On ferries</h1><p>x", """
D window title: English
H1 On ferries
P x
""")
CHANGED = "<p>The <ins>new </ins><del>old </del>ferry</p><del><p>gone</p></del>"
case("tracked changes", CHANGED, """
P The new ferry
rev insert
rev delete
rev delete
""")
case("before them", CHANGED, """
P The old ferry
P gone
rev insert
rev delete
rev delete
""", original=True)
case("struck out", "<p>a <s>b</s>", """
P a b
warn has struck-out text, which is read as text
""")

# Encodings

SENTENCES = {"ru": "Комиссия по рекам постановляет, что паромы должны ходить по воскресеньям, и просит капитанов об этом.",
             "ar": "تقرر لجنة الأنهار أن تسير العبارات في أيام الأحد وتطلب إلى الربابنة ذلك في كل الموانئ",
             "zh": "河流委员会决定渡船应在星期日航行,并请船长们注意这一点。", "fr": "La commission décide que les bacs navigueront l’été – même à Pâques."}
for language, encoding, declared in (("ru", "windows-1251", "windows-1251"), ("ru", "koi8-r", "KOI8-R"), ("ar", "windows-1256", "windows-1256"),
                                     ("zh", "gbk", "gb2312"), ("zh", "big5", ""), ("fr", "windows-1252", "iso-8859-1"),
                                     ("fr", "utf-8", "latin1"), ("fr", "utf-8", ""), ("ru", "utf-16", ""), ("ru", "utf-8-sig", "windows-1251"),
                                     ("ru", "windows-1251", ""), ("ru", "windows-1251", "utf-8"), ("ar", "windows-1256", ""), ("zh", "gbk", ""),
                                     ("fr", "windows-1252", ""), ("zh", "utf-16-le", "")):
    sentence = SENTENCES[language]
    if encoding == "big5":
        sentence = "河流委員會決定渡船應在星期日航行,並請船長們注意這一點。各國代表團均表示同意。"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    case(f"{encoding} said to be {declared or 'nothing'}", f"{meta}<p>{sentence}</p>".encode(encoding), f"P {sentence}")
case("ill-formed", b"<meta charset=utf-8><p>\xc3\xa9t\xe9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9", "P ét� été été été été été é")

# Made to hurt

DEEP = "warn nests its elements more than 250 deep; what is deeper is read flat\n"
case("nothing", "", "fail has no text; a page that a script fills in must be saved as it is shown")
case("NUL", b"<p>a\0b", "P a\N{REPLACEMENT CHARACTER}b")
case("cut short", "<p>The <b>ferries</b> <a href='#", "P The **ferries**")
case("10,000 deep", "<div>" * 10000 + "bottom", DEEP + "P bottom")
case("deep and apart", "".join(f"<div>{i}" for i in range(2000)), DEEP + "\n".join(f"P {i}" for i in range(2000)))
case("200,000 deep", "<b>" * 200000, "fail nests its elements too deep")
case("5 MB in one line", "<p>" + "word " * 1000000, "P " + ("word " * 1000000).strip())
case("an entity of its own", '<!DOCTYPE html [<!ENTITY x SYSTEM "/etc/passwd">]><p>a&x;b', "P ]>\nP a&x;b")

sys.exit(markup.check(sys.argv[1], "html", CASES) > 0)
