"""Kazakh suffixes in both harmonies and after every class of sounds, dictionary forms, nominatives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract.languages.kk import morphology
from briefing_extract.languages.kk.morphology import Tags

PLURAL = Tags(plural=True)
THIRD = Tags(possessive="3")


def pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(pair.split("→")) for pair in text.split()]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (PLURAL, "бала|лар өңір|лер адам|дар мектеп|тер қыз|дар актив|тер клуб|тар су|лар жол|дар үй|лер"),
        (THIRD, "қала|сы үлес|і жыл|ы оқу|ы партия|сы күй|і банк|і бөлме|сі"),
        (Tags(possessive="1sg"), "бала|м жұмыс|ым үй|ім әке|м"),
        (Tags(possessive="2sg"), "бала|ң үй|ің"),
        (Tags(possessive="2pol"), "бала|ңыз үй|іңіз"),
        (Tags(possessive="1pl"), "бала|мыз ел|іміз облыс|ымыз әке|міз"),
        (Tags(case="gen"), "қала|ның теңге|нің адам|ның ел|дің су|дың қыз|дың мектеп|тің халық|тың Назарбаев|тың"),
        (Tags(case="dat"), "қала|ға теңге|ге мектеп|ке халық|қа банк|ке магазин|ге институт|қа"),
        (Tags(case="acc"), "қала|ны теңге|ні адам|ды мектеп|ті халық|ты"),
        (Tags(case="loc"), "қала|да теңге|де мектеп|те халық|та"),
        (Tags(case="abl"), "қала|дан адам|нан ел|ден мектеп|тен халық|тан мың|нан"),
        (Tags(case="ins"), "қала|мен қыз|бен мектеп|пен адам|мен"),
        (Tags(possessive="3", case="gen"), "қала|сының үлес|інің"),
        (Tags(possessive="3", case="dat"), "қала|сына үлес|іне"),
        (Tags(possessive="3", case="acc"), "қала|сын үлес|ін"),
        (Tags(possessive="3", case="loc"), "қала|сында үлес|інде"),
        (Tags(possessive="3", case="abl"), "қала|сынан үлес|інен"),
        (Tags(possessive="3", case="ins"), "қала|сымен үлес|імен"),
        (Tags(possessive="1sg", case="dat"), "бала|ма үй|іме"),
        (Tags(plural=True, possessive="3", case="gen"), "бала|ларының мектеп|терінің"),
        (Tags(plural=True, possessive="1pl", case="abl"), "бала|ларымыздан ел|дерімізден"),
        (Tags(derived="adj"), "теңге|лік пайыз|дық орын|дық метр|лік мемлекет|тік миллион|дық"),
        (Tags(derived="attr"), "қала|дағы ел|дегі мектеп|тегі жыл|ғы күз|гі қыс|қы"),
        (Tags(possessive="3", derived="attr"), "қала|сындағы үлес|індегі"),
        (Tags(derived="own"), "қала|нікі ел|дікі халық|тікі"),
        (Tags(derived="like"), "мың|дай елу|дей қырық|тай төрт|тей"),
        (Tags(derived="without"), "су|сыз үй|сіз"),
        (Tags(derived="with"), "пәтер|лі бала|лы"),
        (Tags(derived="pred"), "бала|мын мұғалім|мін"),
    ],
)
def test_suffixes(tags: Tags, words: str) -> None:
    for word in words.split():
        stem, rest = word.split("|")
        assert morphology.suffix_tags(stem.lower(), rest) == tags, word


@pytest.mark.parametrize(
    "word",
    "бала|лер мектеп|лар қала|ге теңге|ға мектеп|ге халық|ға адам|лар қыз|тар қала|ты халық|да мектеп|дан адам|дан "
    "қала|ы үлес|сі "
    "қала|на оспанов|а анн|на бала|ларлар қала|даның жыл|xyz".split(),
)
def test_no_suffix_against_harmony_and_assimilation(word: str) -> None:
    stem, rest = word.split("|")
    assert morphology.suffix_tags(stem, rest) is None


def test_a_possessive_stem_takes_the_pronominal_n() -> None:
    assert morphology.suffix_tags("екеуі", "н") == Tags(possessive="3", case="acc")
    assert morphology.suffix_tags("ордасы", "нда") == Tags(possessive="3", case="loc")


@pytest.mark.parametrize(
    ("suffixes", "tags"),
    [
        ("ге ға ке қа", Tags(case="dat")),
        ("ы і сы сі", THIRD),
        ("ін ын сін сын", Tags(possessive="3", case="acc")),
        ("інде ында", Tags(possessive="3", case="loc")),
        ("сінен сынан інен", Tags(possessive="3", case="abl")),
        ("дан ден тан тен нан нен", Tags(case="abl")),
        ("дың тің ның", Tags(case="gen")),
        ("ды ті ны", Tags(case="acc")),
        ("да те", Tags(case="loc")),
        ("мен бен пен", Tags(case="ins")),
        ("лар тер", PLURAL),
        ("шы ші ншы нші ыншы інші", Tags(derived="ordinal")),
        ("шісі ншысы", Tags(possessive="3", derived="ordinal")),
        ("шіге", Tags(case="dat", derived="ordinal")),
        ("дай дей тай тей", Tags(derived="like")),
        ("лаған даған таған леген деген теген", Tags(derived="vague")),
        ("лық тік", Tags(derived="adj")),
        ("дағы тегі", Tags(derived="attr")),
    ],
)
def test_suffixes_after_digits(suffixes: str, tags: Tags) -> None:
    for suffix in suffixes.split():
        assert morphology.number_suffix_tags(suffix) == tags, suffix


@pytest.mark.parametrize("text", "м т үй бет ақ жыл қазан кг түлік".split())
def test_what_is_no_suffix_after_digits(text: str) -> None:
    assert morphology.number_suffix_tags(text) is None


LEXICON = dict.fromkeys(
    "бір екі төрт алты қырық елу мың млн млрд миллион пайыз теңге доллар есе халық орын пункт процесс турист".split(), 1
)


@pytest.mark.parametrize(
    ("form", "tags"),
    [
        ("мыңға", Tags(case="dat")),
        ("млнға", Tags(case="dat")),
        ("млн-ға", Tags(case="dat")),
        ("млрд-тан", Tags(case="abl")),
        ("миллионнан", Tags(case="abl")),
        ("теңгесін", Tags(possessive="3", case="acc")),
        ("теңгелік", Tags(derived="adj")),
        ("пайыздық", Tags(derived="adj")),
        ("доллардан", Tags(case="abl")),
        ("долларды", Tags(case="acc")),
        ("халқының", Tags(possessive="3", case="gen")),
        ("орнында", Tags(possessive="3", case="loc")),
        ("процеске", Tags(case="dat")),
        ("туристер", PLURAL),
        ("туристтер", PLURAL),
        ("туристің", Tags(case="gen")),
        ("елудей", Tags(derived="like")),
        ("бірі", THIRD),
    ],
)
def test_lookup(form: str, tags: Tags) -> None:
    assert morphology.lookup(form, LEXICON) == (1, tags)


@pytest.mark.parametrize("form", "екеу мыңқа долларлер пайызке бала".split())
def test_lookup_of_other_words(form: str) -> None:
    assert morphology.lookup(form, LEXICON) is None


def test_lookup_takes_the_longest_stem() -> None:
    assert morphology.lookup("балабақшаға", {"бала": 1, "балабақша": 2}) == (2, Tags(case="dat"))


@pytest.mark.parametrize(
    ("form", "base"),
    pairs(
        "колледжі→колледж түлегі→түлек түлектерінің→түлек кәсіпорнының→кәсіпорын кітабы→кітап халқы→халық "
        "аумағы→аумақ деңгейі→деңгей "
        "үлесі→үлес саны→сан орындары→орын сомасы→сома теңгесін→теңге мекемелерінде→мекеме баласы→бала ағасы→аға "
        "оқушы→оқушы ауданы→аудан "
        "қаласы→қала жобасы→жоба басқармасы→басқарма бағасы→баға келісімшарт→келісімшарт сыйақы→сыйақы "
        "жүргізуші→жүргізуші өнімі→өнім "
        "орны→орын су→су сауда→сауда аудан→аудан доллар→доллар келушілер→келуші баратындар→баратын тұратын→тұратын "
        "сотталғандардың→сотталған "
        "орналастыруға→орналастыру шаруашылығы→шаруашылық қауіпсіздігі→қауіпсіздік министрлігінің→министрлік "
        "банкінің→банк партиясы→партия "
        "тозуы→тозу актілер→акт объектісі→объект азық-түлікке→азық-түлік ата-аналардың→ата-ана автоцистернаға→автоцистерна "
        "тұрғындары→тұрғын құнын→құн"
        + " ҚҚС-тан→ққс Ақтөбедегі→ақтөбе желісі→желі айлығы→айлық адамбыз→адам туристік→туристік қалалық→қалалық "
        "мұның→бұл соған→сол"
    ),
)
def test_base(form: str, base: str) -> None:
    assert morphology.base(form) == base


def test_readings_are_ordered_and_hold_the_form_itself() -> None:
    readings = morphology.analyse("қаласында")
    assert readings[0] == ("қала", Tags(possessive="3", case="loc"))
    assert any(reading.base == "қаласында" and reading.tags == Tags() for reading in readings)


@pytest.mark.parametrize(
    ("phrase", "nominative"),
    [
        ("Білім басқармасының", "Білім басқармасы"),
        ("Ерік Әбішаевтың", "Ерік Әбішаев"),
        ("Қ. Әлімбетовтің", "Қ. Әлімбетов"),
        ("Владимир Теннің", "Владимир Тен"),
        ("Наталья Юнның", "Наталья Юн"),
        ("Дүйсекеевке", "Дүйсекеев"),
        ("Тәжібайұлының", "Тәжібайұлы"),
        ("Нұрбол Ізтұрғанмен", "Нұрбол Ізтұрған"),
        ("Алматыда", "Алматы"),
        ("Маңғыстауда", "Маңғыстау"),
        ("Қытайға", "Қытай"),
        ("Қазақстаннан", "Қазақстан"),
        ("Жайықтың", "Жайық"),
        ("Қарағандыда", "Қарағанды"),
        ("Тараздағы", "Тараз"),
        ("Алматы облысындағы", "Алматы облысы"),
        ("Бөкей ордасына", "Бөкей ордасы"),
        ("ҚТЖ-ның", "ҚТЖ"),
        ("ЖШС-нің", "ЖШС"),
        ("ЖЭО-дағы", "ЖЭО"),
        ("банкінің", "банкі"),
        ("Ұлттық Банктің", "Ұлттық Банк"),
        ("«Даму» қорының", "«Даму» қоры"),
        ("«Сарыарқа»-ның", "«Сарыарқа»"),
        ("", ""),
    ],
)
def test_nominative(phrase: str, nominative: str) -> None:
    assert morphology.nominative(phrase) == nominative


@pytest.mark.parametrize(
    "name",
    "Оспанова Аманда Канада Қарағанды Қызылорда Қазақстан Түркістан Фарида Бекзада Құдайберді Айдана Ольга Ержан "
    "орынбасары Самұрық-Қазына "
    "сауда төраға".split(),
)
def test_names_that_end_as_if_in_a_case_stay(name: str) -> None:
    assert morphology.nominative(name) == name


def test_nominative_readings_begin_with_the_likeliest() -> None:
    assert morphology.nominative_readings("Алматының")[0] == "Алматы"
    assert "Аманда" in morphology.nominative_readings("Аманда")


@pytest.mark.parametrize(
    ("form", "bare"),
    pairs(
        "төрағасы→төраға басшысы→басшы министрі→министр директоры→директор әкімі→әкім бастығы→бастық "
        "меңгерушісі→меңгеруші төрайымы→төрайым "
        "өкілі→өкіл Министрі→Министр басшы→басшы маман→маман орынбасары→орынбасар"
    ),
)
def test_without_possessive(form: str, bare: str) -> None:
    assert morphology.without_possessive(form) == bare


@pytest.mark.parametrize("word", "екі-үш бес-алты сегіз-тоғызы он-он бес-алпыс жүз-мыңы Екі-үш".split())
def test_numbers_joined_by_a_hyphen_are_two(word: str) -> None:
    first, second = word.split("-")
    assert morphology.split_hyphens(word) == [first, "-", second]


@pytest.mark.parametrize("word", "азық-түлік бір-бірі бірте-бірте екі-ақ он-лайн бір-бір вице-министр үш".split())
def test_other_hyphens_do_not_split(word: str) -> None:
    assert morphology.split_hyphens(word) is None


@given(st.text(alphabet="абәдеғгіиыкқлмнңоөпрстуұүшьюя-»A1İß", max_size=40))
def test_nothing_raises(word: str) -> None:
    morphology.analyse(word)
    morphology.base(word)
    morphology.nominative_readings(word)
    morphology.nominative(word)
    morphology.without_possessive(word)
    morphology.split_hyphens(word)
    morphology.number_suffix_tags(word)
    morphology.suffix_tags(word[:3], word[3:])
    morphology.lookup(word, LEXICON)


def test_long_nonsense_is_cheap() -> None:
    assert morphology.suffix_tags("қала", "дағы" * 5000) is None
    assert morphology.base("лар" * 5000)
