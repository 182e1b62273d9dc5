"""How easy a text is, by a formula of its own language."""

import pytest

from generator.content.reading_ease import FORMULAS, formula_of, hard_to_read

EASY = {
    "de": "Leg dich auf den Rücken. Heb ein Bein. Senke es langsam.",
    "es": "Túmbate boca arriba. Sube una pierna. Baja despacio.",
    "fr": "Couchez-vous sur le dos. Levez la jambe. Posez-la.",
    "it": "Stenditi sul dorso. Alza una gamba. Poi abbassala piano.",
    "nl": "Ga op je rug liggen. Til een been op. Laat het langzaam zakken.",
    "pt": "Deite de costas. Erga a perna. Baixe a perna.",
    "ru": "Сядь на пол. Дай ногу вверх. Стой так. Вот и всё.",
}
HARD = {
    "de": "Die gleichzeitige Aktivierung der tiefliegenden Bauchmuskulatur stützt die Lendenwirbelsäule.",
    "es": "La activación simultánea de la musculatura abdominal profunda favorece la estabilización lumbar.",
    "fr": "L’activation simultanée de la musculature abdominale profonde favorise la stabilisation lombaire.",
    "it": "L’attivazione simultanea della muscolatura addominale profonda favorisce la stabilizzazione della colonna "
    "vertebrale lombare durante l’esecuzione dell’esercizio e la successiva fase di recupero funzionale.",
    "nl": "De gelijktijdige activering van diepliggende buikmusculatuur ondersteunt de wervelkolom.",
    "pt": "A ativação simultânea da musculatura abdominal profunda favorece a estabilização da coluna lombar.",
    "ru": "Одновременная активизация глубокой брюшной мускулатуры способствует стабилизации поясничного отдела.",
}


@pytest.mark.parametrize("language", sorted(EASY))
def test_easy_texts_pass_and_hard_ones_are_told(language: str) -> None:
    assert hard_to_read(EASY[language], language) == ""
    told = hard_to_read(HARD[language], f"{language}-x-any")
    assert told.startswith("has ")
    assert "most people follow 60 and above" in told


@pytest.mark.parametrize("language", ["pl", "cs", "el"])
def test_a_language_without_a_formula_is_not_judged(language: str) -> None:
    assert formula_of(language) is None
    assert hard_to_read(HARD["de"], language) == ""


def test_a_formula_is_what_was_published() -> None:
    """Twelve words in two sentences, of 20 syllables: 180 - 6 - 58.5 × 20 / 12."""
    words = ["Mama", "Papa", "Oma", "Opa", "Nase", "Hose", "Rose", "Dose", "Ei", "Au", "So", "Ja"]
    assert FORMULAS["de"].ease(words, 2) == pytest.approx(180 - 6 - 58.5 * 20 / 12)
    name, gulpease = formula_of("it") or ("", FORMULAS["de"].ease)
    assert (name, gulpease(["casa", "mare"], 1)) == ("Gulpease", 89 + (300 - 80) / 2)


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        ("de", "Oberschenkelknochen", 6), ("de", "Knie", 1), ("es", "columna", 3), ("es", "día", 2),
        ("es", "tienes", 2),
        ("fr", "jambe", 1), ("fr", "genou", 2), ("fr", "le", 1), ("nl", "been", 1), ("pt", "respiração", 4),
        ("ru", "дыхание", 4),
    ],
)  # fmt: skip
def test_syllables(language: str, word: str, count: int) -> None:
    formula = FORMULAS[language]
    assert formula.base - formula.sentence - formula.ease([word], 1) == pytest.approx(formula.word * count)


@pytest.mark.parametrize(
    ("language", "base", "sentence", "word"),
    [
        ("de", 180, 1, 58.5),
        ("es", 206.84, 1.02, 60),
        ("fr", 207, 1.015, 73.6),
        ("nl", 206.84, 0.93, 77),
        ("pt", 248.835, 1.015, 84.6),
        ("ru", 206.835, 1.3, 60.1),
    ],
)
def test_the_numbers_of_a_formula_are_those_of_its_authors(
    language: str, base: float, sentence: float, word: float
) -> None:
    """One word of one syllable in a sentence: all three numbers count once."""
    assert FORMULAS[language].ease(["la"], 1) == pytest.approx(base - sentence - word)
    assert FORMULAS[language].ease(["la"] * 10, 2) == pytest.approx(base - 5 * sentence - word)
