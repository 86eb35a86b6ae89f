"""Who stands for a report: the sources in whose words, or in whose sentence of saying, each is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from depesche.light import dataclass, replace
from depesche.model import Report, Source
from depesche.model.statuses import stronger
from depesche.reading.layers import Quote
from depesche.reading.setting import Setting
from depesche.reading.speakers import Speaker
from depesche.reading.statements.about import deciding, told, vouches
from depesche.reading.statements.media import media
from depesche.reading.statements.places import REACH
from depesche.reading.statements.scene import Scene
from depesche.reading.statements.stances import of_a_detail, stance_of, taken, untrue


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source of a report, by its id; ``telling`` where its own words tell of the contact."""

    report: str
    source: Source
    telling: bool = False


def attributed(doc: Doc, setting: Setting) -> tuple[Report, ...]:
    """The reports of a document with their sources, each holder with its strongest stance."""
    if not doc._.reports:
        return ()
    scene = Scene(doc, setting)
    found: dict[str, dict[str, list[Evidence]]] = {r.id: _of_itself(r) for r in doc._.reports}
    for evidence in _evidence(scene):
        found[evidence.report].setdefault(evidence.source.holder, []).append(evidence)
    return tuple(
        _weighed(scene, replace(r, reported_by=tuple(_strongest(scene, held) for held in found[r.id].values())))
        for r in doc._.reports
    )


def _weighed(scene: Scene, report: Report) -> Report:
    """The report as denied where it is no more than hearsay and a side of it denies it, and no side confirms it."""
    said = {source.stance for source in report.reported_by if source.side}
    if report.status != "held" or "denies" not in said or "confirms" in said or not _hearsay(scene, report):
        return report
    return replace(report, status="denied")


def _hearsay(scene: Scene, report: Report) -> bool:
    """Whether a contact is told only as something said: "soll telefoniert haben", "habe telefoniert"."""
    rules = {str(reason.values.get("rule", "")).split(": ")[-1] for reason in report.why.get("status", ())}
    if "said_to_have" in rules:
        return True
    at = report.trigger[0]
    around = [speaker for quote, speaker in scene.quotes() if any(a <= at < b for a, b in quote.pieces)]
    return bool(around) and all(speaker.side is None for speaker in around)


def _of_itself(report: Report) -> dict[str, list[Evidence]]:
    return {source.holder: [Evidence(report.id, source, telling=True)] for source in report.reported_by}


def _evidence(scene: Scene) -> Iterator[Evidence]:
    yield from _quoted(scene)
    yield from (Evidence(report, source) for report, source in taken(scene))
    yield from (Evidence(report, source) for report, source in media(scene))


def _strongest(scene: Scene, held: list[Evidence]) -> Source:
    """The strongest stance of one holder; who says that something is not confirmed does not report it by the same
    sentence, nor by words that only come near it.
    """
    silent = {scene.sentence_at(e.source.span) for e in held if _is_silent(e) and e.source.span}
    meant = [e for e in held if not (silent and _is_mere(scene, e, silent))]
    best = meant[0].source
    for evidence in meant[1:]:
        if stronger(best.stance, evidence.source.stance) != best.stance:
            best = evidence.source
    return best


def _is_silent(evidence: Evidence) -> bool:
    return evidence.source.stance == "does_not_confirm"


def _is_mere(scene: Scene, evidence: Evidence, silent: set[int]) -> bool:
    """Whether a report is no more than what the sentences without a confirmation hold."""
    source = evidence.source
    if source.stance != "reports":
        return False
    return not evidence.telling or source.span is None or scene.sentence_at(source.span) in silent


def _quoted(scene: Scene) -> Iterator[Evidence]:
    """Sources that a quotation names: its speaker, and who passes it on."""
    heard = {quote.speaker for quote in scene.doc._.quotes if quote.cue or quote.form == "direct"}
    for quote, speaker in scene.quotes():
        if quote.via and not vouches(quote) and quote.force != "reject":
            continue  # what somebody is told to hope is no word of theirs on it
        if quote.cue is None and quote.form != "direct" and quote.speaker not in heard:
            continue  # hearsay beside somebody who did not speak
        if _is_joint(scene, quote):
            yield from _jointly(scene, quote)
            continue
        for voice in scene.voices.each(quote, speaker):
            yield from _of_voice(scene, quote, voice)


def _of_voice(scene: Scene, quote: Quote, voice: Speaker) -> Iterator[Evidence]:
    """What one speaker of a quotation stands for."""
    if not voice.name or not _is_source(scene, quote, voice):
        return
    found = deciding(scene, quote, voice)
    if found is None or of_a_detail(scene, quote):
        return
    rule, reports = found
    stance = stance_of(scene, quote)
    for report in reports:
        refused = scene.reports[report]
        denies = refused.status == "denied" and (quote.force == "reject" or untrue(scene, refused, quote))
        denies = denies and not _account_rejected(scene, quote)
        span = quote.cue or quote.speaker or quote.pieces[0]
        source = Source(voice.name, voice.side, "denies" if denies else stance, span)
        yield Evidence(report, source, telling=rule.telling)


def _account_rejected(scene: Scene, quote: Quote) -> bool:
    """Whether the words are an account that somebody else rejects: "wies einen Bericht zurück, wonach …"."""
    return quote.cue is not None and scene.view.is_in(scene.token_at(quote.cue[0]), "relative_referring")


def _is_source(scene: Scene, quote: Quote, voice: Speaker) -> bool:
    """Whether a speaker has a side, or else is somebody who can know and says so."""
    if voice.side is not None:
        return True
    knows = voice.person is not None or scene.voices.naming.informs(voice.name or "")
    return vouches(quote) and knows


def _is_joint(scene: Scene, quote: Quote) -> bool:
    """Whether the words for the speaker name both sides as one: "nach Angaben beider Seiten"."""
    both = scene.known.lists["both"]
    words = scene.voices.words(quote.speaker).split() if quote.speaker else []
    return any(one in both and scene.known.begins(other, "parties") for one, other in pairwise(words))


def _jointly(scene: Scene, quote: Quote) -> Iterator[Evidence]:
    """Both sides of a report whose account is one."""
    if not vouches(quote):
        return
    near = told(scene, quote) or scene.places.before(scene.sentence_at(quote.pieces[0]), REACH)
    for report in (scene.reports[name] for name in dict.fromkeys(near)):
        sides = list(dict.fromkeys(p.state for p in report.participants if p.state))
        if len(sides) == len(report.participants) == 2:
            span = quote.cue or quote.pieces[0]
            yield from (
                Evidence(report.id, Source(scene.voices.known.label(side), side, "reports", span), telling=True)
                for side in sides
            )
