"""More manners of putting an article on a page, with furniture that is made to look like the article."""

from __future__ import annotations

from outlets.markup import GERMANY, E, cookies, head, linked_data, navigation, paragraphs, written
from outlets.stories import Story, story


def hashed(story: Story) -> str:
    """Names of boxes that say nothing: a related article, a player and an author's life in boxes like paragraphs."""
    (first, told), (second, more) = story.teasers[:2]
    between = {
        1: f'<div class="css-1f0k"><a class="css-9xq" href="/r1"><p class="css-77a">{E(first)}</p><p class="css-77b">{E(told)}</p></a></div>',
        3: f'<div class="css-5u1"><span class="css-2c">Video</span><a href="/v"><p class="css-77a">{E(second)}</p></a><span class="css-3d">02:14</span></div>',
        4: f'<div class="css-1f0k"><a class="css-9xq" href="/r2"><p class="css-77b">{E(more)}</p></a></div>',
    }
    body = paragraphs(
        story, '<p class="css-13w">{}</p>', '<h3 class="css-8h3">{}</h3>', lambda i: between.get(i, "")
    )
    life = (
        f'<div class="css-4p"><img src="/a.jpg"><p class="css-4q"><a href="/autor">{story.author}</a></p><p class="css-4r">{story.author} '
        "berichtet seit zwölf Jahren über die Küste und lebt mit zwei Katzen in einem alten Zollhaus.</p></div>"
    )
    return (
        f'{head(story, "Süderblatt")}<body><div id="__next">{cookies()}<div class="css-nav">{navigation()}</div><main class="css-m"><article class="css-a">'
        f'<h2 class="css-t"><span class="css-k">{E(story.kicker)}</span><span class="css-h">{E(story.title)}</span></h2><p class="css-13w css-l">{E(story.lede)}</p>'
        f'<div class="css-d"><time datetime="{story.at.isoformat()}">{written(story)}</time><span>Lesezeit: 4 Min.</span></div>'
        f'<div class="css-b">{body}</div><div class="css-s"><button>Teilen</button><button>Merken</button><button>Feedback</button></div>{life}</article></main></div></body></html>'
    )


def public(story: Story) -> str:
    """A public broadcaster: every paragraph in a grid of its own, teasers and players in the same grid."""
    grid = '<div class="copytext__grid m-ten columns">{}</div>'
    teaser = "".join(
        grid.format(
            f'<div class="teaser-absatz"><a class="teaser-absatz__link" href="/t"><span class="teaser-absatz__date">04.09.2017</span>'
            f'<h3 class="teaser-absatz__headline">{E(title)}</h3><p class="teaser-absatz__shorttext">{E(text)} <span>mehr</span></p></a></div>'
        )
        for title, text in story.teasers[:2]
    )
    player = grid.format(
        f'<div class="mediaplayer"><p class="mediaplayer__caption">{E(story.teasers[2][0])}</p><span>{story.author}, Kurzwelle, Hafenstudio, 4.9.2017 · 17:31 Uhr</span></div>'
    )
    body = paragraphs(
        story,
        grid.format('<p class="textabsatz columns twelve">{}</p>'),
        grid.format('<h2 class="meldung__subhead">{}</h2>'),
        lambda index: teaser if index == 2 else player if index == 4 else "",
    )
    return (
        f'{head(story, "Kurzwelle")}<body>{navigation()}<main class="content-wrapper"><article class="container content-wrapper__group">'
        f'<div class="seitenkopf"><h1 class="seitenkopf__headline"><span class="seitenkopf__topline">{E(story.kicker)}</span><span class="seitenkopf__headline--text">{E(story.title)}</span></h1>'
        f'<p class="metatextline">Stand: {written(story)}</p></div><p class="textabsatz columns twelve m-ten"><strong>{E(story.lede)}</strong></p>'
        f'<div class="authorline"><span>Von {story.author}, Hafenstudio</span></div>{body}'
        '<p class="textabsatz columns twelve"><em>Über dieses Thema berichtete die Kurzwelle am 04. September 2017 um 17:00 Uhr.</em></p></article>'
        f'<section class="archiv"><h3>Aus dem Archiv</h3><ul>{"".join(f"<li><a href=/a>{E(t)}, 12.05.2016</a></li>" for t, _ in story.teasers)}</ul></section>'
        "<section class='topline-list'><h3>Top-Themen der Startseite</h3></section></main></body></html>"
    )


def ticking(story: Story) -> str:
    """A news channel: prices among the paragraphs, a line of topics and a source at their end."""
    price = '<p class="stock"><a href="/dax"><strong>Hafenindex</strong> 12.345,67 +0,31%</a></p>'
    inline = f'<div class="article__aside"><a class="teaser--inline" href="/t"><span class="teaser__kicker">{E(story.kicker)}</span><h3>{E(story.teasers[0][0])}</h3></a></div>'
    body = paragraphs(
        story,
        "<p>{}</p>",
        "<h2>{}</h2>",
        lambda index: price if index == 1 else inline if index in (3, 5) else "",
    )
    return (
        f'{head(story, "Kanal Nord")}<body>{navigation()}<div class="article__wrapper"><article class="article"><header><span class="article__kicker">{E(story.kicker)}</span>'
        f'<h1><span class="article__headline">{E(story.title)}</span></h1><div class="article__date">{written(story)}</div></header>'
        f'<figure class="article__figure"><img src="x"><figcaption>{E(story.caption)}<p>(Foto: picture alliance / Hafen)</p></figcaption></figure>'
        f'<div class="article__text"><p><strong>{E(story.lede)}</strong></p>{body}<p class="article__source">Quelle: kanalnord.example, kbh/dpa</p></div>'
        '<section class="article__tags"><h5>THEMEN</h5><ul><li><a href="/1">Außenpolitik</a></li><li><a href="/2">Häfen</a></li></ul></section></article>'
        f'<section class="teaser-list">{"".join(f"<article><a href=/t><h3>{E(t)}</h3><p>{E(x)}</p></a></article>" for t, x in story.teasers)}</section></div></body></html>'
    )


def radio(story: Story) -> str:
    """A radio: paragraphs are bare boxes, a player above, words about the programme below."""
    body = paragraphs(
        story,
        '<div class="article-details-text u-space-bottom">{}</div>',
        '<h2 class="article-details-title">{}</h2>',
    )
    list_ = "".join(
        f'<article class="b-teaser"><a href="/t"><header><span>{E(story.kicker)}</span><span class="headline">{E(t)}</span></header><p>{E(x)}</p></a></article>'
        for t, x in story.teasers
    )
    return (
        f'{head(story, "Funkhaus")}<body>{navigation()}<main><section class="b-article"><header class="article-header"><span class="article-header-kicker">{E(story.kicker)}</span>'
        f'<h1>{E(story.title)}</h1><p class="article-header-description">{E(story.lede)}</p><p class="article-header-author">Von {story.author} | {written(story)}</p></header>'
        '<div class="b-audio-player"><button>Hören</button><span>03:41 Minuten</span><a href="/pod">Podcast abonnieren</a></div>'
        f'{body}<p class="article-footer">Diese Nachricht wurde am {story.at.astimezone(GERMANY):%d.%m.%Y} im Programm Funkhaus gesendet.</p></section>'
        f'<section class="b-section-recommendation"><h2>Weiterhören</h2>{list_}</section></main></body></html>'
    )


def ministry(story: Story) -> str:
    """A government: a way through the site, buttons with long words, notes on data and terms explained below."""
    body = paragraphs(story, "<p>{}</p>", "<h3>{}</h3>")
    terms = (
        '<div class="glossary"><h2>Fragen und Antworten</h2><details><summary>Was ist ein Regierungsgespräch?</summary><p>So nennt das Amt ein Gespräch, '
        "über das die Presse unterrichtet wird.</p></details></div>"
    )
    return (
        f'{head(story, "Landesregierung", data="")}<body class="bpa"><header class="bpa-header"><a href="#main">Zum Inhalt springen</a>{navigation()}</header>'
        '<nav class="breadcrumb"><ol><li><a href="/">Startseite</a></li><li><a href="/t">Themen</a></li><li>Aktuelles</li></ol></nav><main id="main">'
        f'<div class="bpa-article"><span class="bpa-kicker">{E(story.kicker)}</span><h1 class="bpa-short-text__headline">{E(story.title)}</h1><div class="bpa-short-text"><p>{E(story.lede)}</p></div>'
        f'<div class="bpa-share"><span>Beitrag teilen</span><ul><li><a href="mailto:">Per E-Mail teilen, Beitrag versenden</a></li><li><a href="/s">Per Messenger teilen</a></li></ul></div>'
        f'<p class="bpa-time"><time datetime="{story.at.isoformat()}">{written(story)}</time></p><div class="bpa-richtext">{body}</div></div>{terms}'
        f'<div class="bpa-teaser-list"><h2>Weitere Meldungen</h2>{"".join(f"<div class=bpa-teaser><h3><a href=/t>{E(t)}</a></h3><p>{E(x)}</p></div>" for t, x in story.teasers)}</div>'
        '<div class="bpa-feedback"><p>War dieser Beitrag hilfreich? Ihre Angaben helfen uns, das Angebot zu verbessern.</p></div></main></body></html>'
    )


def owned(story: Story) -> str:
    """A paper that belongs to its readers: asks them for money inside the article and behind it."""
    ask = (
        '<div class="webelement_zahlich"><h3>Lesen kann das jeder</h3><p>Als Genossenschaft gehören wir unseren Leserinnen und Lesern. Unser Journalismus hat keinen Preis, '
        "aber er kostet. Wer zahlt, macht ihn für alle möglich.</p><a href='/z'>Jetzt unterstützen</a></div>"
    )
    body = paragraphs(
        story, '<p xmlns="" class="article odd">{}</p>', "<h6>{}</h6>", lambda index: ask if index == 3 else ""
    )
    answers = "".join(
        f'<li class="member"><a class="author" href="/p"><h4>Möwe {n}</h4></a><div class="objlink"><p>{E(text)}</p></div></li>'
        for n, text in enumerate(story.comments)
    )
    return (
        f'{head(story, "Genossenblatt")}<body>{navigation()}<div class="sectbody"><article class="sectbody article"><h1><span class="kicker">{E(story.kicker)}</span><span class="hide">: </span><span>{E(story.title)}</span></h1>'
        f'<p class="intro">{E(story.lede)}</p><figure><img src="x"><figcaption>{E(story.caption)} <span class="credit">Foto: Möwe</span></figcaption></figure>'
        f'<div class="secthead"><span class="date">{story.at.astimezone(GERMANY):%d. %-m. %Y, %H:%M} Uhr</span></div>{body}{ask}</article>'
        f'<div class="community"><h3>Leser*innenkommentare</h3><ul class="members">{answers}</ul></div></div></body></html>'
    )


def plainly(story: Story) -> str:
    """An Austrian broadcaster: no meta data, a list of links and a line for the agencies behind the text."""
    body = paragraphs(story, "<p>{}</p>", "<h2>{}</h2>")
    links = "".join(f'<li><a href="/l{n}">{E(t)}</a></li>' for n, (t, _) in enumerate(story.teasers))
    return (
        f'<!DOCTYPE html><html lang="de-AT"><head><meta charset="utf-8"><title>{E(story.title)} - news.senderwest.example</title></head><body>{navigation()}<div class="ss-content">'
        f'<div class="story-meta"><span class="slugline">{E(story.kicker)}</span><div class="story-meta-dates"><div>Online seit heute, {story.at.astimezone(GERMANY):%d.%m.%Y %H.%M} Uhr</div></div></div>'
        f'<h1 class="story-lead-headline">{E(story.title)}</h1><div class="story-lead"><p class="story-lead-text">{E(story.lede)}</p></div><div class="story-content"><div class="story-story">{body}</div>'
        f'<div class="story-footer"><p>red, senderwest.example/Agenturen</p><h3>Links:</h3><ul>{links}</ul></div></div></div></body></html>'
    )


def composed(story: Story) -> str:
    """A business paper of custom elements, with prices, a letter and a related article as elements of the story."""
    between = {
        1: "<app-storyline-newsletter><div><h4>Der Morgenbrief</h4><p>Die wichtigsten Nachrichten vor Börsenbeginn, kostenlos und jeden Tag.</p></div></app-storyline-newsletter>",
        2: f'<app-storyline-teaser><a href="/t"><h5>{E(story.teasers[0][0])}</h5><p>{E(story.teasers[0][1])}</p></a></app-storyline-teaser>',
        4: f'<app-storyline-inset><p><strong>Mehr:</strong> <a href="/m">{E(story.teasers[1][0])}</a></p></app-storyline-inset>',
    }
    body = paragraphs(
        story,
        "<app-storyline-paragraph><div class=ng-star-inserted><p>{}</p></div></app-storyline-paragraph>",
        "<app-storyline-subtitle><h3>{}</h3></app-storyline-subtitle>",
        lambda index: between.get(index, ""),
    )
    return (
        f"{head(story, 'Kontorblatt')}<body><app-root><app-header>{navigation()}</app-header><app-story><app-header-content><app-header-content-headline><h2>{E(story.kicker)}</h2><h1>{E(story.title)}</h1>"
        f"</app-header-content-headline><app-header-content-lead-text><p>{E(story.lede)}</p></app-header-content-lead-text><app-story-date>{written(story)}</app-story-date></app-header-content>"
        f"<app-storyline-elements>{body}</app-storyline-elements><app-story-comment-link>Kommentare (12)</app-story-comment-link></app-story>"
        f"<app-recommendations>{''.join(f'<app-card><a href=/c><h4>{E(t)}</h4><p>{E(x)}</p></a></app-card>' for t, x in story.teasers)}</app-recommendations></app-root></body></html>"
    )


def interrupted(story: Story) -> str:
    """A portal: every other paragraph an advertisement with words, a poll, pictures that are counted."""
    ad = '<div class="ad-slot"><p>Anzeige</p><p>Weiterlesen nach der Anzeige</p></div>'
    poll = '<div class="opinary-widget"><p>Wie finden Sie das Gespräch?</p><ul><li>Überfällig</li><li>Überflüssig</li></ul><p>Ergebnis nach der Abstimmung</p></div>'
    pictures = "".join(
        f'<div class="gallery__item"><span>{n} von 3</span><img src="/{n}.jpg"><p class="gallery__text">{E(story.caption)}</p></div>'
        for n in (1, 2, 3)
    )
    between = {0: ad, 1: poll, 2: ad, 3: f'<div class="gallery">{pictures}</div>', 4: ad, 6: ad}
    body = paragraphs(
        story,
        '<p class="block text">{}</p>',
        '<h2 class="block subhead">{}</h2>',
        lambda index: between.get(index, ""),
    )
    return (
        f"{head(story, 'Alles Neu', data=linked_data(story, 'Alles Neu', **{'@type': ['Article', 'NewsArticle']}))}<body>{cookies()}{navigation()}<main><article><h1>{E(story.title)}</h1>"
        f'<p class="teaser-text">{E(story.lede)}</p><div class="author-info">{story.author} • {written(story)}</div>{body}<p class="disclaimer">Dieser Text enthält Empfehlungslinks. '
        "Wenn Sie darüber einkaufen, erhalten wir eine Provision.</p></article></main></body></html>"
    )


def endless(made: Story) -> str:
    """A page without an end: whole articles follow, each marked up as the first."""

    def one(told: Story, rank: str) -> str:
        body = paragraphs(told, '<p class="entry-text">{}</p>', '<h3 class="entry-sub">{}</h3>')
        return (
            f'<article class="entry"><header><p class="entry-kicker">{E(told.kicker)}</p><{rank} class="entry-title">{E(told.title)}</{rank}><p class="entry-lede">{E(told.lede)}</p>'
            f'<time datetime="{told.at.isoformat()}">{written(told)}</time></header><div class="entry-body">{body}</div></article>'
        )

    others = [story(number, 4) for number in (made.number + 61, made.number + 62)]
    return f'{head(made, "Fließblatt")}<body>{navigation()}<main class="stream">{one(made, "h1")}{"".join(one(each, "h2") for each in others)}</main></body></html>'


NASTY = (hashed, public, ticking, radio, ministry, owned, plainly, composed, interrupted, endless)
