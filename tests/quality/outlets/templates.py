"""Manners of putting an article on a page, each with what usually stands around it."""

from __future__ import annotations

from collections.abc import Callable

from outlets.markup import GERMANY, E, cookies, head, linked_data, navigation, paragraphs, written
from outlets.nasty import NASTY
from outlets.stories import Story


def magazine(story: Story) -> str:
    """A news magazine: classes of a style framework, the title in a heading of the second rank."""
    teasers = "".join(
        f'<article class="flex flex-wrap"><a href="/t"><h3 class="font-bold">{E(title)}</h3></a><p class="leading-tight">{E(text)}</p></article>'
        for title, text in story.teasers
    )
    box = (
        '<section class="relative my-24 bg-shade" data-area="related_articles"><h3>Mehr zum Thema</h3><ul>'
        + "".join(
            f'<li class="py-8"><a href="/r"><span>{E(title)}</span></a></li>' for title, _ in story.teasers[:3]
        )
        + "</ul></section>"
    )
    body = paragraphs(
        story,
        '<div class="RichText lg:mt-32 mb-32"><p>{}</p></div>',
        '<div class="RichText"><h3>{}</h3></div>',
        lambda index: box if index == 2 else "",
    )
    return (
        f'{head(story, "Nordspiegel")}<body>{cookies()}{navigation()}<main id="Inhalt"><article class="relative"><header class="mt-32">'
        f'<h2><span class="block text-primary-base">{E(story.kicker)}</span><span class="align-middle">{E(story.title)}</span></h2>'
        f'<div class="RichText leading-loose font-bold">{E(story.lede)}</div><div class="text-shade-dark">Von <a href="/a">{story.author}</a></div>'
        f'<time datetime="{story.at.isoformat()}">{written(story)}</time></header>'
        f'<figure><img src="x.jpg"><figcaption><p>{E(story.caption)}</p><span>Foto: Hafenbild / dpa</span></figcaption></figure>'
        f'<div data-article-el="body" class="article__body">{body}<div class="mt-40 font-sans">kbh/dpa</div></div></article>'
        f'<section data-area="topics"><h2>Das könnte Sie auch interessieren</h2>{teasers}</section></main>'
        f"<footer>Alle Rechte vorbehalten</footer></body></html>"
    )


def weekly(story: Story) -> str:
    """A weekly: paragraphs with long names, a newsletter and an aside in their midst, readers' comments."""
    newsletter = (
        '<aside class="newsletter-signup" id="newsletter"><h3>Newsletter</h3><p>Was jetzt wichtig ist, jeden Morgen um sechs in Ihrem Postfach. '
        "Mit Ihrer Registrierung nehmen Sie die Datenschutzerklärung zur Kenntnis.</p><form><input name=mail></form></aside>"
    )
    topic = f'<aside class="topicbox"><h3>Mehr zum Thema</h3><a href="/t">{E(story.teasers[0][0])}</a><p>{E(story.teasers[0][1])}</p></aside>'
    body = paragraphs(
        story,
        '<p class="paragraph article__item">{}</p>',
        '<h2 class="article__subheading article__item">{}</h2>',
        lambda index: newsletter if index == 3 else topic if index == 5 else "",
    )
    comments = "".join(
        f'<article class="comment"><div class="comment__name">leser{n}</div><div class="comment__body"><p>{E(text)}</p></div></article>'
        for n, text in enumerate(story.comments)
    )
    return (
        f'{head(story, "Die Woche")}<body class="zon-page">{navigation()}<div class="page__content"><main class="main main--article"><article class="article" id="js-article">'
        f'<header class="article-header"><h1 class="article-heading"><span class="article-heading__kicker">{E(story.kicker)}</span><span class="visually-hidden">: </span>'
        f'<span class="article-heading__title">{E(story.title)}</span></h1><div class="summary">{E(story.lede)}</div><div class="byline">Von {story.author}</div>'
        f'<div class="metadata"><time class="metadata__date" datetime="{story.at.isoformat()}">{written(story)}</time><a class="metadata__commentcount" href="#c">214 Kommentare</a></div></header>'
        f'<div class="article-body article-body--article"><div class="article-page">{body}</div></div></article>'
        f'<section class="comment-section" id="comments"><h2>Kommentare</h2>{comments}</section></main></div></body></html>'
    )


def daily(story: Story) -> str:
    """A daily: everything named by its system, a box of facts, links as list entries, prompts of the paper at its end."""
    box = '<aside class="atc-ContainerInfo"><h4>Zum Hintergrund</h4><ul><li><a href="/1">{}</a></li><li><a href="/2">{}</a></li></ul></aside>'
    body = paragraphs(
        story,
        '<p class="First atc-TextParagraph">{}</p>',
        '<h3 class="atc-SubHeadline">{}</h3>',
        lambda index: box.format(E(story.teasers[0][0]), E(story.teasers[1][0])) if index == 4 else "",
    )
    ranking = "".join(f'<li class="tsr-Base"><a href="/m">{E(title)}</a></li>' for title, _ in story.teasers)
    return (
        f'{head(story, "Rheinische Allgemeine")}<body><header class="hdr">{navigation()}</header><article class="atc"><header class="atc-Header">'
        f'<span class="atc-HeadlineEmphasis">{E(story.kicker)}</span><h1 class="atc-Headline"><span class="atc-HeadlineText">{E(story.title)}</span></h1>'
        f'<div class="atc-Meta"><ul class="atc-MetaItems"><li class="atc-MetaAuthor">Von {story.author}</li><li>-<time class="atc-MetaTime" datetime="{story.at.isoformat()}">Aktualisiert am {written(story)}</time></li></ul></div>'
        f'</header><div class="atc-Intro"><div class="atc-IntroText">{E(story.lede)}</div></div><div class="atc-Image"><p class="atc-ImageDescriptionText">{E(story.caption)}</p><span class="atc-ImageDescriptionCopyright">Bild: dpa</span></div>'
        f'<div class="atc-Text js-atc-Text">{body}<p class="atc-TextSource">Quelle: dpa</p></div></article>'
        f'<div class="tsr-List"><h3>Meistgelesen</h3><ol>{ranking}</ol></div><footer>Impressum</footer></body></html>'
    )


def broadcaster(story: Story) -> str:
    """A public broadcaster: the lede is the first paragraph in bold, every paragraph has classes of a grid."""
    teaser = (
        '<div class="teaser-absatz copytext-element-wrapper"><a href="/v" class="teaser-absatz__link"><span class="teaser-absatz__date">02.09.2017</span>'
        f"<span>{E(story.teasers[0][0])}</span><p>{E(story.teasers[0][1])} <span>mehr</span></p></a></div>"
    )
    css = "m-ten m-offset-one l-eight l-offset-two textabsatz columns twelve"
    body = paragraphs(
        story,
        f'<p class="{css}">{{}}</p>',
        '<h2 class="meldung__subhead columns twelve">{}</h2>',
        lambda index: teaser if index == 1 else "",
    )
    return (
        f'{head(story, "Morgenschau")}<body>{cookies()}{navigation()}<div id="content"><div class="absatzbild"><p class="absatzbild__info">{E(story.caption)}</p></div>'
        f'<article class="container content-wrapper__group"><div class="meldungskopf"><h1 class="meldungskopf__headline"><span class="meldungskopf__topline">{E(story.kicker)}</span> '
        f'<span class="meldungskopf__headline--text">{E(story.title)}</span></h1><p class="metatextline">Stand: {written(story)}</p></div>'
        f'<p class="{css}"><strong>{E(story.lede)}</strong></p><p class="authorline__author">Von {story.author}, Studio Küste</p>{body}'
        f'<p class="{css}">Über dieses Thema berichtete die Morgenschau am {story.at.day}.{story.at.month}.{story.at.year} um 20 Uhr.</p></article>'
        f'<div class="sharing-top"><h3>Teilen</h3><a href="#">WhatsApp</a></div></div></body></html>'
    )


def channel(story: Story) -> str:
    """A news channel: kicker and title in one heading, the source as the last paragraph, no JSON-LD."""
    meta = f'<meta name="date" content="{story.at.astimezone(GERMANY):%Y-%m-%dT%H:%M:%S%z}">'
    aside = f'<div class="article__aside"><div class="teaser teaser--inline"><h2 class="teaser__headline"><a href="/t">{E(story.teasers[2][0])}</a></h2><p class="teaser__text">{E(story.teasers[2][1])}</p></div></div>'
    body = paragraphs(story, "<p>{}</p>", "<h2>{}</h2>", lambda index: aside if index == 3 else "")
    return (
        f'{head(story, "Kanal 24", data="", meta=meta)}<body>{navigation()}<main><article class="article"><div class="article__header"><div class="article__infos"><span class="article__date">{written(story)}</span></div>'
        f'<h1><span class="article__kicker">{E(story.kicker)}</span><span class="article__headline">{E(story.title)}</span></h1><span class="article__author">Von {story.author}</span></div>'
        f'<div class="article__media"><figure><figcaption class="article__caption"><p>{E(story.caption)}</p><p class="article__credit">(Foto: picture alliance / dpa)</p></figcaption></figure></div>'
        f'<div class="article__text"><p><strong>{E(story.lede)}</strong></p>{body}<p class="article__source">Quelle: kanal24.example, rog/dpa</p></div></article>'
        f'<section class="group"><h2>Mehr zum Thema</h2>{aside * 3}</section></main></body></html>'
    )


def tabloid(story: Story) -> str:
    """A tabloid: bold lines, teasers as paragraphs of the body, prompts in between."""

    def between(index: int) -> str:
        if index == 1:
            return f'<p><b>Lesen Sie auch: <a href="/t">{E(story.teasers[0][0])}</a></b></p>'
        if index == 3:
            return '<p>► <a href="/w">Jetzt dem WhatsApp-Kanal folgen und nichts mehr verpassen!</a></p>'
        return (
            f'<div class="ad-slot"><p>Anzeige</p></div><aside class="related-topics"><h4>Auch interessant</h4><a href="/x">{E(story.teasers[1][0])}</a></aside>'
            if index == 5
            else ""
        )

    body = paragraphs(story, "<p>{}</p>", "<h2>{}</h2>", between)
    return (
        f'{head(story, "Blitz")}<body>{cookies()}{navigation()}<main><article><h1 class="headline"><span class="headline__kicker">{E(story.kicker)}</span><span>{E(story.title)}</span></h1>'
        f'<figure class="stage__figure"><figcaption><span>{E(story.caption)}</span><span>Foto: Ada Licht/AP</span></figcaption></figure>'
        f'<div class="datetime"><time datetime="{story.at.isoformat()}">{written(story)}</time></div>'
        f'<div class="article-body"><p><b>{E(story.lede)}</b></p>{body}</div><ul class="social-sharing"><li>Teilen</li><li>Twittern</li></ul></article>'
        f'<section class="top-stories"><h2>Meistgelesene Artikel</h2>'
        + "".join(f"<div><a href=/m><h3>{E(t)}</h3><p>{E(x)}</p></a></div>" for t, x in story.teasers)
        + "</section></main></body></html>"
    )


def austrian(story: Story) -> str:
    """An Austrian daily: a subtitle, a sign-off with agency and day in the last paragraph, a forum below."""
    native = '<div class="native-ad"><p>Werbung</p><a href="/ad">Neue Küchen zum halben Preis</a></div>'
    body = paragraphs(story, "<p>{}</p>", "<h3>{}</h3>", lambda index: native if index == 2 else "")
    day = story.at.astimezone(GERMANY)
    last = f"(APA, red, {day.day}.{day.month}.{day.year})</p>"
    body = " ".join((body.rpartition("</p>")[0], last)) + body.rpartition("</p>")[2]
    forum = "".join(
        f'<div class="posting"><div class="posting--header">nutzer{n}</div><div class="posting--content"><p>{E(c)}</p></div></div>'
        for n, c in enumerate(story.comments)
    )
    return (
        f'{head(story, "Der Bote")}<body>{navigation()}<main><article class="story-article"><header class="article-header"><p class="article-kicker">{E(story.kicker)}</p><h1 class="article-title">{E(story.title)}</h1>'
        f'<p class="article-subtitle">{E(story.lede)}</p><div class="article-origins"><span>{story.author}</span></div><div class="article-meta"><time datetime="{story.at.isoformat()}">{written(story)}</time><span>87 Postings</span></div></header>'
        f'<div class="article-body"><figure><figcaption>{E(story.caption)}<footer>Foto: APA</footer></figcaption></figure>{body}</div></article>'
        f'<section id="story-community" class="forum"><h2>Forum: 87 Postings</h2><p>Ihre Meinung zählt. Die Kommentare im Forum geben nicht notwendigerweise die Meinung der Redaktion wieder.</p>{forum}</section></main></body></html>'
    )


def swiss(story: Story) -> str:
    """A Swiss daily: elements of its own, a box of facts, the lede beside the title."""
    info = (
        '<div class="infobox"><h3 class="infobox__title">Mehr zum Thema</h3><div><a href="/i">{}</a></div></div>'
    )
    body = paragraphs(
        story,
        '<p class="articlecomponent text" pagetype="Article">{}</p>',
        '<h2 class="articlecomponent subtitle">{}</h2>',
        lambda index: info.format(E(story.teasers[3][0])) if index == 2 else "",
    )
    return (
        f'{head(story, "Neue Zürichsee")}<body><app-header>{navigation()}</app-header><main><div class="headline"><h1 class="headline__title">{E(story.title)}</h1><div class="headline__lead">{E(story.lede)}</div></div>'
        f'<div class="metainfo metainfo--content"><span class="metainfo__author">{story.author}</span><time class="metainfo__date" datetime="{story.at.isoformat()}">{written(story)}</time><span>3 Leseminuten</span></div>'
        f'<image-block><div class="image-description"><span class="image-description__caption">{E(story.caption)}</span><span class="image-description__author">Keystone</span></div></image-block>'
        f'<section class="container container--article"><div class="articlecomponents">{body}</div></section>'
        f'<div class="recommendations"><h2>Passend zum Artikel</h2>'
        + "".join(
            f'<div class="teaser"><h3><a href="/p">{E(t)}</a></h3><p class="teaser__lead">{E(x)}</p></div>'
            for t, x in story.teasers
        )
        + "</div></main></body></html>"
    )


def regional(story: Story) -> str:
    """A regional group: teasers in the very class of paragraphs, a toolbar, an author's box, recommendations."""

    def between(index: int) -> str:
        if index == 1:
            return f'<p class="id-StoryElement-paragraph"><strong>Lesen Sie auch: </strong><a href="/t">{E(story.teasers[0][0])}</a></p>'
        if index == 4:
            return '<div class="id-StoryElement-embed"><p>An dieser Stelle befindet sich ein externer Inhalt. Um diesen anzuzeigen, benötigen wir Ihre Zustimmung.</p></div>'
        return ""

    body = paragraphs(
        story,
        '<p class="id-StoryElement-paragraph">{}</p>',
        '<h2 class="id-StoryElement-crosshead">{}</h2>',
        between,
    )
    return (
        f'{head(story, "Inn-Kurier")}<body>{navigation()}<div class="id-Breadcrumb"><a href="/">Startseite</a> <a href="/p">Politik</a></div><article class="id-Story"><p class="id-Story-kicker">{E(story.kicker)}</p><h1 class="id-Story-headline">{E(story.title)}</h1>'
        f'<p class="id-Story-timestamp">Stand: {written(story)}</p><p class="id-Story-author">Von: {story.author}</p><div class="id-Story-tools"><a href="#">Kommentare</a> <a href="#">Drucken</a> <a href="#">Teilen</a></div>'
        f'<p class="id-StoryElement-leadText">{E(story.lede)}</p><figure class="id-StoryElement-image"><figcaption>{E(story.caption)} © dpa</figcaption></figure>{body}'
        f'<div class="id-AuthorBox author-box"><h3>Über den Autor</h3><p>{story.author} schreibt seit vielen Jahren über Außenpolitik und lebt am Inn.</p></div></article>'
        f'<div class="id-Recommendations"><h2>Auch interessant</h2>'
        + "".join(f'<a class="id-Teaser" href="/r"><h3>{E(t)}</h3><p>{E(x)}</p></a>' for t, x in story.teasers)
        + "</div></body></html>"
    )


def foreign(story: Story) -> str:
    """A broadcaster for abroad: the date in a list of facts, the lede in a paragraph of its own, only og elements."""
    body = paragraphs(
        story,
        "<p>{}</p>",
        "<h2>{}</h2>",
        lambda index: f'<div class="picBox rechts"><p>{E(story.caption)}</p></div>' if index == 1 else "",
    )
    day = story.at.astimezone(GERMANY)
    return (
        f'{head(story, "Welle Nord", data="", described=False)}<body>{navigation()}<div id="bodyContent"><div class="col3"><h4 class="artikel">{E(story.kicker)}</h4><h1>{E(story.title)}</h1><p class="intro">{E(story.lede)}</p>'
        f'<div class="group"><div class="longText">{body}<p>mak/kle (dpa, afp)</p></div></div></div><div class="col1"><ul class="smallList"><li><strong>Datum</strong> {day:%d.%m.%Y}</li><li><strong>Autor</strong> {story.author}</li></ul>'
        f'<div class="linkList"><h3>WWW-Links</h3>'
        + "".join(f'<a href="/l">{E(t)}</a>' for t, _ in story.teasers)
        + "</div></div></div></body></html>"
    )


def portal(story: Story) -> str:
    """An old portal: tables for layout, lines broken by hand, ISO-8859-1, the date only where people read it."""
    parts = "<br><br>\n".join(f"<b>{E(p[1:])}</b>" if p[0] == "#" else E(p) for p in story.parts)
    links = "".join(f"<tr><td><a href='/{n}'>{E(t)}</a></td></tr>" for n, (t, _) in enumerate(story.teasers))
    return (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><title>Hafenportal - {E(story.title)}</title></head><body bgcolor=white>"
        f"<table width=900><tr><td colspan=3><a href='/'>Startseite</a> | <a href='/p'>Politik</a> | <a href='/s'>Sport</a></td></tr><tr><td width=150><table>{links}</table></td>"
        f"<td><font size=1>{written(story)}</font><br><font size=4><b>{E(story.title)}</b></font><br><br><b>{E(story.lede)}</b><br><br>{parts}<br><br><font size=1>&copy; 2017 Hafenportal</font></td>"
        f"<td width=150>Anzeige<br><a href='/ad'>Autos jetzt günstig</a></td></tr></table></body></html>"
    )


def premium(story: Story) -> str:
    """A daily with a paywall: the opening stands on the page, the rest is for subscribers."""
    data = linked_data(
        story,
        "Hauptstadtblatt",
        isAccessibleForFree=False,
        wordCount=600,
        hasPart={"@type": "WebPageElement", "cssSelector": ".paywall"},
    )
    opening = "".join(f'<p class="tspAAp">{E(part)}</p>' for part in story.parts[:2])
    return (
        f'{head(story, "Hauptstadtblatt", data=data)}<body>{cookies()}{navigation()}<main><article><header><h1><span class="overline">{E(story.kicker)}</span><span class="title">{E(story.title)}</span></h1>'
        f'<div class="c-summary"><div class="c-summary__intro">{E(story.lede)}</div></div><address>Von {story.author}</address></header><div class="c-article-text article-body" id="story-elements">{opening}'
        f'<div class="paywall c-page-paywall"><h3>Weiterlesen mit Plus</h3><p>Dieser Artikel ist für Abonnenten. Jetzt Probeabo abschließen und sofort alle Artikel lesen.</p><ul><li>Alle Artikel frei</li><li>Monatlich kündbar</li></ul><a href="/abo">Jetzt testen</a></div></div></article>'
        f'<div class="c-inline-teaser-list">'
        + "".join(
            f'<div class="c-inline-element--teaser"><a href="/t"><h4>{E(t)}</h4></a></div>'
            for t, _ in story.teasers
        )
        + "</div></main></body></html>"
    )


OUTLETS: dict[str, Callable[[Story], str]] = {
    made.__name__: made
    for made in (
        magazine,
        weekly,
        daily,
        broadcaster,
        channel,
        tabloid,
        austrian,
        swiss,
        regional,
        foreign,
        portal,
        premium,
        *NASTY,
    )
}


def page(outlet: str, story: Story, *, size: int = 0) -> bytes:
    """The bytes of a page; with ``size`` scripts and styles fill it up to so many, as on pages that are in use."""
    source = OUTLETS[outlet](story)
    missing = size - len(source)
    if missing > 0:
        source = source.replace("</head>", f"{ballast(missing)}</head>", 1)
    return source.encode("cp1252" if outlet == "portal" else "utf-8", errors="xmlcharrefreplace")


def ballast(size: int) -> str:
    """Styles, scripts, drawings: what most of a page in use is."""
    style = "".join(f".c-{n}{{margin:{n}px;color:#0{n % 10}a}}" for n in range(size // 90))
    script = "".join(f"window.q{n}=function(e){{return e*{n}}};" for n in range(size // 100))
    return f"<style>{style[: size // 3]}</style><script>{script[: 2 * size // 3]}</script>"


def text_of(outlet: str, story: Story) -> str:
    """The text of the article as it stands on a page, word by word."""
    if outlet == "premium":
        return "\n\n".join((story.lede, *story.paragraphs[:2]))
    return story.body()


def live(stories: list[Story], *, shown: bool = True, linked: bool = False) -> bytes:
    """A live blog whose entries are stories, newest first; ``shown`` on the page, or only ``linked`` in JSON-LD."""
    first = stories[0]
    entries = "".join(
        f'<article class="liveblog-entry" id="e{story.number}"><header><time class="liveblog-entry__time" datetime="{story.at.isoformat()}">{story.at.astimezone(GERMANY):%H:%M} Uhr</time>'
        f'<h2 class="liveblog-entry__title">{E(story.title)}</h2></header><div class="liveblog-entry__text"><p>{E(story.lede)}</p><p>{E(story.parts[0])}</p></div>'
        f'<footer class="liveblog-entry__share"><a href="#e{story.number}">Link kopieren</a></footer></article>'
        for story in stories
    )
    updates = [
        {
            "@type": "BlogPosting",
            "headline": story.title,
            "articleBody": f"<p>{story.lede}</p><p>{story.parts[0]}</p>",
            "datePublished": story.at.isoformat(),
        }
        for story in stories
    ]
    more = {
        "@type": "LiveBlogPosting",
        "headline": "Die Lage im Liveblog",
        **({"liveBlogUpdate": updates} if linked else {}),
    }
    head_ = f"<title>Die Lage im Liveblog | Kanal 24</title>{linked_data(first, 'Kanal 24', **more)}"
    teasers = "".join(
        f'<div class="teaser"><a href="/t"><h3>{E(t)}</h3><p>{E(x)}</p></a></div>' for t, x in first.teasers
    )
    body = f'<div class="liveblog">{entries if shown else "<div id=app></div>"}</div>'
    return (
        f"<!DOCTYPE html><html lang=de><head>{head_}</head><body>{cookies()}{navigation()}<main><h1>Die Lage im Liveblog</h1>"
        f"{body}<section class=more>{teasers}</section></main></body></html>"
    ).encode()
