"""RSS, Atom and RDF feeds with full text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.errors import UnreadableInput
from claimcmp.reading.formats import reader_for
from claimcmp.reading.interface import Reading
from tests.reading.checks import body, check_reader, damaged, dropped
from tests.reading.test_safe_xml import BILLION_LAUGHS, EXTERNAL

FIRST = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava."
SECOND = "Ministrul Ion Popescu a prezentat planul la București."
LONG = " ".join(f"The council said that street {i} would be closed for repairs." for i in range(12))

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Gazeta de Nord</title><language>ro-RO</language>
<link>https://nord.example/</link>
<item>
 <media:title>O poză</media:title><title>Școli renovate &amp;amp; extinse</title>
 <link>https://nord.example/scoli</link>
 <pubDate>Wed, 04 Mar 2026 10:00:00 +0200</pubDate>
 <description>Doar un rezumat…</description>
 <content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>
 <p>The post <a href="x">Școli renovate</a> appeared first on Gazeta de Nord.</p>]]>
 </content:encoded>
</item>
<item><title>Teaser</title><description>Primăria a anunțat o nouă taxă.</description></item>
<item><title>Long</title><description>&lt;p&gt;{LONG}&lt;/p&gt;</description>
 <guid isPermaLink="true">https://nord.example/long</guid><dc:date>2026-03-05</dc:date>
 <source url="https://x.example/rss">Mediafax</source></item>
<item><title>Cut</title><description>{LONG} And then [&amp;hellip;]</description></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>North Gazette</title>
<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; plan</title>
 <link rel="self" href="https://n.example/feed"/><link href="https://n.example/a"/>
 <updated>2026-03-06T08:00:00Z</updated><published>2026-03-04T08:00:00Z</published>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council <em>met</em>
 on Tuesday &amp; voted.</p><p>It will meet again in May.</p></div></content></entry>
<entry xml:lang="ro"><title>Text</title><updated>2026-03-06T08:00:00Z</updated>
 <content type="text">{FIRST}</content></entry>
<entry><title>Escaped</title><content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry>
<entry><title>Elsewhere</title><content type="video/mp4" src="https://n.example/v.mp4"/></entry>
</feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>North Gazette</title><dc:language>en</dc:language></channel>
<item rdf:about="y"><title>Streets</title><link>https://n.example/y</link>
<description>{LONG}</description><dc:date>2026-03-04T10:00:00+02:00</dc:date></item></rdf:RDF>"""


def read(text: str | bytes, path: str = "feed.xml") -> Reading:
    content = text.encode() if isinstance(text, str) else text
    return reader_for(path)(content, path=path)


def test_full_texts_of_rss_are_articles_and_teasers_are_skipped() -> None:
    reading = read(RSS)
    assert [a.path for a in reading.articles] == ["feed.xml#1", "feed.xml#3"]
    assert body(reading.articles[0]) == [FIRST, SECOND]
    assert dropped(reading.articles[0])[-1][1] == "the site speaking to its reader"
    assert {s.path: s.reason for s in reading.skipped} == {
        "feed.xml#2": "only a teaser of 6 words; save its page instead",
        "feed.xml#4": "only a teaser of 135 words; save its page instead",
    }


def test_fields_of_rss() -> None:
    whole, described = read(RSS).articles
    assert (whole.title, whole.publisher, whole.language, whole.url, whole.published) == (
        "Școli renovate & extinse",
        "Gazeta de Nord",
        "ro-RO",
        "https://nord.example/scoli",
        date(2026, 3, 4),
    )
    assert (described.publisher, described.url, described.published) == (
        "Mediafax",
        "https://nord.example/long",
        date(2026, 3, 5),
    )


def test_contents_of_atom_are_xhtml_text_or_escaped_html() -> None:
    reading = read(ATOM, "feed.atom")
    xhtml, plain, escaped = reading.articles
    assert body(xhtml) == ["The council met on Tuesday & voted.", "It will meet again in May."]
    assert (xhtml.title, xhtml.url) == ("A bold plan", "https://n.example/a")
    assert (xhtml.published, xhtml.language) == (date(2026, 3, 4), "en")
    assert (body(plain), plain.language) == ([FIRST], "ro")
    assert body(escaped) == [LONG]
    assert reading.skipped[0].reason == "no text in this entry; save its page instead"


def test_entries_beside_the_channel_in_rdf() -> None:
    article = read(RDF).articles[0]
    assert body(article) == [LONG]
    assert (article.publisher, article.published) == ("North Gazette", date(2026, 3, 4))


def test_careless_feeds_are_repaired() -> None:
    careless = "\n" + RSS.replace("Gazeta de Nord</title>", "R&D &nbsp; Nord\x0b</title>", 1)
    assert read(careless).articles[0].publisher == "R&D Nord"


def test_a_feed_is_known_without_its_ending() -> None:
    for text in (RSS, ATOM, RDF):
        assert read(text, "-").articles


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<nitf><body/></nitf>", "XML, but no feed .<nitf>"),
        ("<rss><channel>", "not valid XML"),
        (BILLION_LAUGHS, "declares XML entities"),
        (EXTERNAL, "declares XML entities"),
    ],
)
def test_what_is_no_feed_says_so(text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        read(text)
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), *(damaged(t.encode()) for t in (RSS, ATOM, RDF))))
def test_no_bytes_break_it(content: bytes) -> None:
    check_reader(reader_for("a.xml"), content, path="a.xml")
