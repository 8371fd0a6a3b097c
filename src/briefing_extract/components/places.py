"""Places: which ones the text names, in base form, and which one a number is about.

Two ways lead to a name: the pack's gazetteer («Шығыс Қазақстанда», «Алматыдағы») and a word that makes
a place of the capitalised name before it («Нұра ауданында», «Сазды ауылындағы»). A number takes the place
in the locative nearest before it, then a weaker case, then the place that «облыста», «қалада» stand for.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing_extract.components.article import Article, EntityDraft, Mention, Quantity, Sentence, Word

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack

# How far back in a sentence a place still speaks of a number.
REACH = 60
# How near «Қазақстанға 300 мың доза» a goal must stand, and which places own what goes to them.
NEAR, OWNERS = 4, frozenset({"region", "district", "city"})
# How many places of a sentence are tried for a number.
MOST = 8
SEEN_AT_MOST = 200_000  # forms kept, so that a long run does not grow
OPENING, CLOSING = frozenset('«"“„'), frozenset('»"”')
BOUNDARIES = frozenset(",;:–(")


@dataclass(slots=True)
class Site:
    """A place as it stands: its words, its base form, the case in which it stands."""

    first: int
    last: int
    name: str
    kind: str  # region · city · district · country · abroad · water · place
    case: str
    attributive: bool  # «Алматыдағы»
    by: bool = False  # «Алматы бойынша»
    shared: bool = False  # one of several named together: «Ақмола және Қостанай облыстарында»
    unnamed: bool = False  # «облыста»: stands for a place named elsewhere

    @property
    def located(self) -> bool:
        """Whether what is said happens there: «-да», «-дағы», «бойынша»."""
        return self.case == "loc" or self.attributive or self.by


@dataclass(slots=True)
class PlaceWords:
    """The gazetteer of a pack and the words that make places, compiled."""

    pack: Pack
    names: dict[tuple[str, ...], tuple[str, str]]  # lower-case words → base form, kind
    single: dict[str, str]  # lower-case one-word names, for the morphology's lookup
    starts: dict[str, list[tuple[str, ...]]]  # first word of a longer name → the names
    finals: dict[str, str]  # last words of longer names
    region_names: frozenset[str]
    ambiguous: frozenset[str]
    currencies: dict[str, str]
    heads: dict[str, str]
    head_phrases: dict[str, dict[str, str]]  # first word of a head of two words → its second words
    kept: dict[str, str]  # a head that stays in the name, and how it stands there
    kinds: dict[str, str]
    between: frozenset[str]
    abbreviations: dict[str, str]
    unnamed: dict[str, str]
    home: dict[str, str]  # what «елде», «елордада» stand for
    by: frozenset[str]
    not_next: dict[str, str]
    both: frozenset[str]
    not_the_one: frozenset[str]
    surnames: tuple[str, ...]
    possessive: tuple[str, ...]
    openers: tuple[str, ...]
    _seen: dict[tuple[str, str], tuple[str, Any] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> PlaceWords:
        """The place words of `pack`, built once."""
        words = pack.cache.get("places")
        if words is None:
            words = pack.cache["places"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> PlaceWords:
        table = pack.table("places")
        regions, heads, unnamed = (table.get(name, {}) for name in ("regions", "heads", "unnamed"))
        names: dict[tuple[str, ...], tuple[str, str]] = {}
        for group, kind in (("abroad", "abroad"), ("waters", "water"), ("countries", "country"), ("cities", "city")):
            for name in table.get(group, {}).get("names", []):
                names[tuple(name.lower().split())] = (name, kind)
        for name in regions.get("alone", []):
            names[tuple(name.lower().split())] = (name, "region")
        starts: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(names, key=len, reverse=True):
            if len(words) > 1:
                starts.setdefault(words[0], []).append(words)
        kinds = {word: kind for kind in ("region", "district", "city") for word in heads.get(kind, [])}
        single_heads = [word for word in [*heads.get("keep", {}), *heads.get("drop", [])] if " " not in word]
        phrases: dict[str, dict[str, str]] = {}
        for word in heads.get("drop", []):
            if " " in word:
                begin, _, final = word.partition(" ")
                # «кен орны» is possessive already: its cases follow the bare noun
                phrases.setdefault(begin, {})[final] = word
        return cls(
            pack,
            names,
            {words[0]: words[0] for words in names if len(words) == 1},
            starts,
            {words[-1]: words[-1] for words in names if len(words) > 1},
            frozenset(name.lower() for name in regions.get("names", [])),
            frozenset(name.lower() for name in table.get("cities", {}).get("ambiguous", [])),
            {word: word for word in table.get("countries", {}).get("currencies", [])},
            {word: word for word in single_heads},
            phrases,
            dict(heads.get("keep", {})),
            kinds,
            frozenset(heads.get("between", [])),
            dict(heads.get("abbreviations", {})),
            {word: kind for kind in ("region", "city", "district", "country", "capital") for word in unnamed.get(kind, [])},
            dict(unnamed.get("home", {})),
            frozenset(table.get("by", {}).get("words", [])),
            {word: word for word in table.get("not_places", {}).get("next", [])},
            frozenset(table.get("and", {}).get("words", [])),
            frozenset(unnamed.get("others", [])),
            tuple(table.get("not_places", {}).get("surnames", [])),
            tuple(heads.get("possessive", [])),
            tuple(table.get("not_places", {}).get("openers", [])),
        )

    def look(self, form: str, name: str) -> tuple[str, Any] | None:
        """Entry and suffixes of a lower-case form in the word list `name`."""
        key = (name, form)
        try:
            return self._seen[key]
        except KeyError:
            if len(self._seen) > SEEN_AT_MOST:
                self._seen.clear()
            found = self._seen[key] = self._look(form, getattr(self, name))
            return found

    def _look(self, form: str, lexicon: dict[str, str]) -> tuple[str, Any] | None:
        """A hyphen before the suffix («АҚШ-та») is no part of the name."""
        found: tuple[str, Any] | None = self.pack.morphology.lookup(form, lexicon)
        if found is None and "-" in form:
            stem, _, suffix = form.rpartition("-")
            if stem in lexicon and (tags := self.pack.morphology.number_suffix_tags(suffix)) is not None:
                return lexicon[stem], tags
        return found


def read_places(article: Article) -> None:
    """Add the places that the text names to `article.entities`, each with its mentions, in text order of the first."""
    drafts: dict[str, EntityDraft] = {draft.name: draft for draft in article.entities if draft.type == "place"}
    base = len(article.entities)
    reader = _reader(article, fresh=True)
    for site in (site for sites in reader.sites for site in sites if not site.unnamed):
        draft = drafts.get(site.name)
        if draft is None:
            draft = drafts[site.name] = EntityDraft("place", site.name)
            article.entities.append(draft)
        start, end = article.words[site.first].start, article.words[site.last - 1].end
        draft.mentions.append(Mention(start, end, "name"))
    for at in range(base, len(article.entities)):
        for mention in article.entities[at].mentions:
            mention.entity = at


def place_of(article: Article, quantity: Quantity) -> str | None:
    """The most specific place that `quantity` is about, in base form, or None where the text does not say."""
    return _reader(article).of(quantity)


def _reader(article: Article, *, fresh: bool = False) -> PlaceReader:
    reader: PlaceReader | None = article.readers.get("places")
    if fresh or reader is None:
        reader = article.readers["places"] = PlaceReader(article)
    return reader


class PlaceReader:
    """The places of one article's sentences and numbers; reads every sentence once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.count = len(article.words)
        self.table = PlaceWords.of(article.pack)
        self.numbers = {quantity.first for quantity in article.quantities}
        self.numeral_ends = {numeral.last for numeral in article.numerals}
        self.sites: list[list[Site]] = []
        for sentence in article.sentences:
            self.sites.append(self._read(sentence))
        self._resolve()

    # which place a number is about

    def of(self, quantity: Quantity) -> str | None:
        """The place of `quantity`, or None."""
        if not self.words or quantity.first >= self.count:
            return None
        index = self.words[quantity.first].sentence
        sentence = self.article.sentences[index]
        found = self.sites[index]
        at = bisect_right(found, quantity.first, key=lambda site: site.first)
        before = [
            site for site in found[max(0, at - MOST) : at] if site.name and quantity.first - REACH <= site.last <= quantity.first
        ]
        if before and self._brackets(before[-1], quantity):
            return before[-1].name
        for site in reversed(before):
            if site.located:
                return None if site.shared else site.name
            if site.case == "nom" and self._labels(site, quantity):
                return site.name
        after = next((site for site in found[at : at + MOST] if site.name and site.first >= quantity.last), None)
        if after is not None and self._beside(quantity, after):
            return after.name
        for site in reversed(before):
            near = site.case == "dat" and quantity.first - site.last <= NEAR
            if site.case == "gen" or near or (site.case == "nom" and site.kind == "region"):
                return None if site.shared else site.name
        if after is not None and after.located and not after.shared and not self._interrupted(quantity.last, after.first):
            return after.name
        return self._of_heading(sentence)

    def _beside(self, quantity: Quantity, site: Site) -> bool:
        """«112 мың гектары Жаңаарқа ауданына тиесілі»: the place right after a number is nearer than a weak one before it."""
        owned = site.located or (site.case == "dat" and site.kind in OWNERS)
        near = site.first - quantity.last <= 1
        return owned and near and not site.shared and not self._interrupted(quantity.last, site.first)

    def _labels(self, site: Site, quantity: Quantity) -> bool:
        """«Алматы – 812»: the name is the label of the number."""
        return quantity.first - site.last <= 2 and all(self.words[at].text in "–-:—" for at in range(site.last, quantity.first))

    def _brackets(self, site: Site, quantity: Quantity) -> bool:
        """«Маңғыстау (52,1%), Алматы (64,4%) облыстарында»: each number in brackets is that place's own."""
        return quantity.first == site.last + 1 and self.words[site.last].text == "("

    def _interrupted(self, first: int, last: int) -> bool:
        if last - first > 12:
            return True
        return any(
            at in self.numbers or (self.words[at].kind == "mark" and self.words[at].text in BOUNDARIES)
            for at in range(first, last)
        )

    def _of_heading(self, sentence: Sentence) -> str | None:
        """«9 айда (облыс бойынша):» above a list holds for every item of it."""
        words, paragraphs = self.words, self.article.paragraphs
        if sentence.first != paragraphs[sentence.paragraph].first or words[sentence.first].kind != "mark":
            return None
        for at in range(sentence.paragraph - 1, max(-1, sentence.paragraph - 40), -1):
            paragraph = paragraphs[at]
            if words[paragraph.last - 1].text == ":":
                sites = [site for site in self.sites[words[paragraph.last - 1].sentence][-MOST:] if site.located and site.name]
                return sites[-1].name if sites else None
            if words[paragraph.first].text != words[sentence.first].text:
                return None
        return None

    def _resolve(self) -> None:
        """Give «облыста», «қалада» the place they stand for: the one named last before them, else the first of the article."""
        first: dict[str, str] = {}
        for sites in self.sites:
            for site in sites:
                if not site.unnamed:
                    first.setdefault(site.kind, site.name)
        spoken: dict[str, str] = {}
        for sites in self.sites:
            for site in sites:
                if not site.unnamed:
                    spoken[site.kind] = site.name
                elif site.kind in self.table.home:
                    site.name = self.table.home[site.kind]
                elif site.kind == "region":
                    site.name = first.get("region", "")  # an article of a region compares it with others
                else:
                    site.name = spoken.get(site.kind) or first.get(site.kind, "")

    # places of a sentence

    def _read(self, sentence: Sentence) -> list[Site]:
        found: list[Site] = []
        at = sentence.first
        while at < sentence.last:
            site = self._site(at, sentence)
            if site is None:
                at += 1
                continue
            found.append(site)
            at = site.last
        self._join(found)
        return found

    def _join(self, found: list[Site]) -> None:
        """«Ақмола және Қостанай облыстарында»: the first name takes head and case of the last."""
        for site, following in itertools.pairwise(found):
            between = self.words[site.last : following.first]
            if len(between) == 1 and (between[0].text == "," or between[0].lower in self.table.both) and site.case == "nom":
                site.shared = following.shared = True

    def _site(self, at: int, sentence: Sentence) -> Site | None:
        word = self.words[at]
        if word.kind != "word":
            return None
        if not word.capitalised:
            return self._unnamed(at, sentence)
        site = self._headed(at, sentence) or self._listed(at, sentence) or self._unnamed(at, sentence)
        if site is None or site.unnamed:
            return site
        following = self.words[site.last] if site.last < sentence.last else None
        if following is not None and following.kind == "word":
            lower = following.lower
            if self.table.look(lower, "not_next") or (site.case == "nom" and self.table.look(lower, "currencies")):
                return None
            if lower in self.table.by and site.case == "nom":
                site.by = True
        if self._quoted(site):
            return None
        return site

    def _quoted(self, site: Site) -> bool:
        """«Астана» клубы: a name of a few words in quotation marks is no place."""
        before = self.words[site.first - 1] if site.first else None
        if before is None or before.text not in OPENING:
            return False
        return any(self.words[at].text in CLOSING for at in range(site.last, min(site.last + 4, self.count)))

    def _listed(self, at: int, sentence: Sentence) -> Site | None:
        """A name of the gazetteer that begins at a word."""
        table, words = self.table, self.words
        for name in table.starts.get(words[at].lower, ()):
            last = at + len(name)
            if last > sentence.last or any(words[at + step].lower != name[step] for step in range(1, len(name) - 1)):
                continue
            found = table.look(words[last - 1].lower, "finals")
            if found is not None and found[0] == name[-1]:
                return self._made(at, last, *table.names[name], found[1])
        found = table.look(words[at].lower, "single")
        if found is None:
            return None
        entry, tags = found
        if tags.derived not in ("", "attr") or tags.plural or tags.possessive not in ("", "3"):
            return None
        if tags.possessive and not words[at].text.isupper():
            return None
        if entry in table.ambiguous and not (tags.case == "loc" or tags.derived == "attr"):
            return None
        return self._made(at, at + 1, *table.names[(entry,)], tags)

    @staticmethod
    def _made(first: int, last: int, name: str, kind: str, tags: Any, shared: bool = False) -> Site:
        return Site(first, last, name, kind, tags.case, tags.derived == "attr", shared=shared)

    def _head(self, at: int, sentence: Sentence) -> tuple[str, int, Any] | None:
        """The head that begins at a word: its entry, the index after it, its suffixes («облысында», «кен орнында», «қ.»)."""
        if at >= sentence.last:
            return None
        word: Word = self.words[at]
        if word.kind != "word" or (word.capitalised and not word.text.isupper()):
            return None
        lower = word.lower
        phrases = self.table.head_phrases.get(lower)
        if phrases and at + 1 < sentence.last:
            for final, phrase in phrases.items():
                stem = final[:-1] if final.endswith(self.table.possessive) else final
                if self.words[at + 1].lower.startswith(stem):
                    tags = self.table.pack.morphology.suffix_tags(final, self.words[at + 1].lower[len(final) :])
                    if tags is None and self.words[at + 1].lower[len(stem) :]:
                        tags = self.table.pack.morphology.suffix_tags(stem, self.words[at + 1].lower[len(stem) :])
                    if tags is not None:
                        return phrase, at + 2, tags
        found = self.table.look(lower, "heads")
        if found is not None:
            entry, tags = found
            if tags.possessive == "3" and tags.derived in ("", "attr"):
                return entry, at + 1, tags
            return None
        if lower in self.table.abbreviations and at + 1 < sentence.last and self.words[at + 1].text == ".":
            return self.table.abbreviations[lower], at + 2, self.table.pack.morphology.Tags()
        return None

    def _headed(self, at: int, sentence: Sentence) -> Site | None:
        """«Нұра ауданында», «Шығыс Қазақстан облысының», «Батыс-2 шағын ауданындағы», «Жайық өзенінде»."""
        words, table = self.words, self.table
        for length in (1, 2, 3):  # three only with a hyphen: «Батыс-2»
            end = at + length
            if end >= sentence.last:
                return None
            if length == 3 and words[at + 1].text != "-":
                return None
            if length > 1 and not self._continues(at, end - 1, sentence):
                return None
            after = end
            middle = ""
            while after < sentence.last and words[after].lower in table.between and after - end < 2:
                middle += " " + words[after].lower
                after += 1
            head = self._head(after, sentence)
            if head is None:
                paired = self._paired(at, end, sentence)
                if paired is not None:
                    return paired
                continue
            entry, last, tags = head
            name = self.article.text[words[at].start : words[end - 1].end]
            if words[at].text.isupper() and len(words[at].text) > 3:
                name = name.title()
            if any(not words[step].text[:1].isalnum() and words[step].text != "-" for step in range(at, end)):
                return None
            if entry in table.kept and (words[end - 1].text[:1].islower() or self._measures(entry, last, tags, sentence)):
                return None
            region = entry in table.kinds and table.kinds[entry] == "region"
            if region and name.lower() not in table.region_names:
                return None  # «Облыстық» and «Бұл облысы» are no regions
            if self._is_common(at, sentence) and not region and (name.lower(),) not in table.names:
                return None
            kept = entry in table.kept
            kind = table.kinds.get(entry, "place") if not middle or kept else "place"
            full = f"{name}{middle} {table.kept[entry]}" if kept else name
            return self._made(at, last, full, kind, tags, shared=tags.plural)
        return None

    def _measures(self, entry: str, last: int, tags: Any, sentence: Sentence) -> bool:
        """«Ғимараттың ауданы 420 шаршы метр»: the same word is a measure where its number follows."""
        return bool(
            self.table.kinds.get(entry) == "district"
            and tags.case == "nom"
            and not tags.derived
            and last < sentence.last
            and (last in self.numbers or self.words[last].text == "–")
        )

    def _continues(self, first: int, at: int, sentence: Sentence) -> bool:
        """The word goes on with a name: capitalised, a hyphen with its number, or the possessive of «Нұр жолы»."""
        word = self.words[at]
        if word.kind == "digits":
            return not word.spaced and self.words[at - 1].text == "-"
        if word.text == "-":
            return not word.spaced and at == first + 1
        if word.kind != "word" or self.words[at - 1].kind != "word":
            return False
        if word.capitalised:
            # a capital at the head of a sentence says nothing («Былтыр Тобыл қаласында»); a known name ends no longer one
            before = tuple(item.lower for item in self.words[first : at + 1])
            known = before in self.table.names or " ".join(before) in self.table.region_names
            if known:
                return True
            partly = any(name[: len(before)] == before for name in self.table.starts.get(before[0], ()))
            return partly or not (
                first == sentence.first
                or self.words[at - 1].text.isupper()
                or self.words[at - 1].lower.endswith(self.table.surnames)
                or (self.words[at - 1].lower.endswith(self.table.possessive) and at - 1 > first)
                or word.lower in self.table.region_names
                or self.table.look(word.lower, "single") is not None
            )
        return at == first + 1 and first != sentence.first and len(word.lower) <= 6 and word.lower.endswith(self.table.possessive)

    def _paired(self, at: int, end: int, sentence: Sentence) -> Site | None:
        """«Ертіс пен Шар өзендерінде»: the first name shares the head of the second."""
        words = self.words
        if end + 1 >= sentence.last or (words[end].lower not in self.table.both and words[end].text != ","):
            return None
        for second in (end + 2, end + 3):
            if second >= sentence.last or not words[end + 1].capitalised:
                return None
            head = self._head(second, sentence)
            if head is None or not head[2].plural:
                continue
            entry, _, tags = head
            name = self.article.text[words[at].start : words[end - 1].end]
            if self.table.kinds.get(entry) == "region" and name.lower() not in self.table.region_names:
                return None
            full = f"{name} {self.table.kept[entry]}" if entry in self.table.kept else name
            return self._made(
                at, end, full, self.table.kinds.get(entry, "place"), tags._replace(derived=tags.derived), shared=True
            )
        return None

    def _is_common(self, at: int, sentence: Sentence) -> bool:
        """A capital that only opens a sentence makes no name of «Жаңа ауылы», «Осы қаласы»."""
        word = self.words[at]
        if at != sentence.first:
            return False
        return len(word.lower) < 3 or word.lower.endswith(self.table.openers)

    # places without a name

    def _unnamed(self, at: int, sentence: Sentence) -> Site | None:
        """«облыста», «қалада», «өңірдегі», «ел бойынша»: the place of which the article speaks."""
        table = self.table
        found = table.look(self.words[at].lower, "unnamed")
        if found is None:
            return None
        kind, tags = found
        if tags.plural or tags.possessive == "3" or tags.derived not in ("", "attr"):
            return None
        following = self.words[at + 1].lower if at + 1 < sentence.last else ""
        by = tags.case == "nom" and following in table.by
        if not (by or tags.case in ("loc", "dat") or tags.derived == "attr"):
            return None
        # «бұл қалада», «басқа облыста», «әр ауданда», «екі қалада» speak of another or of several
        before = self.words[at - 1] if at > sentence.first else None
        if before is not None and (
            before.kind == "digits" or before.lower in self.table.not_the_one or (before.capitalised and at - 1 != sentence.first)
        ):
            return None
        if at in self.numeral_ends:
            return None
        return Site(at, at + 1 + by, "", kind, tags.case, tags.derived == "attr", by=by, unnamed=True)
