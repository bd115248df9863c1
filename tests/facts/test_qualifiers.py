"""Net and gross: which sum the words belong to."""

import pytest

from claimcmp.facts.quantity import quantities


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A newly qualified teacher takes home about €780 a month.", ["net"]),
        ("en", "At €312 million before VAT, the price is a fifth higher.", ["net"]),
        ("ro", "Un profesor debutant are un salariu brut de 4.000 de lei pe lună.", ["gross"]),
        ("ro", "Prețul este de 1,59 miliarde de lei, cu TVA inclus.", ["gross"]),
        ("bg", "Цената е 312 милиона евро без ДДС.", ["net"]),
        ("ru", "Водитель получает 90 тысяч рублей на руки.", ["net"]),
        ("de", "Netto bleiben 2400 Euro, brutto sind es 3600 Euro.", ["net", "gross"]),
        ("pl", "Zarabia 6 tysięcy złotych brutto, na rękę 4,4 tysiąca złotych.", ["gross", "net"]),
        ("fr", "Le billet coûte 20 euros. Le salaire brut n'a pas changé.", [""]),
    ],
)
def test_the_nearest_sum_is_qualified(language: str, text: str, expected: list[str]) -> None:
    sums = [q for q in quantities(text, language) if q.kind == "money"]
    assert [q.qualifier for q in sums] == expected
