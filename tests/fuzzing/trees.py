"""XML changed as a tree, so that it stays well-formed and gets past the parser."""

import copy
import re
from collections.abc import Callable, Sequence
from random import Random

from lxml import etree

_UNWRITABLE = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z][\w.-]*(?=[^<>]*>)")

ChangeText = Callable[[str], str]


def changed_tree(
    content: bytes, *, random: Random, words: Sequence[str], change_text: ChangeText
) -> bytes | None:
    """Return an XML document with some changes of its tree; None where it is not well-formed.

    *words* may hold tags, whose names are given to elements; *change_text* changes what is said.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    names = [match[0] for word in words if (match := _NAME.search(word)) and word[:1] == "<"]
    for _ in range(random.choice((1, 1, 2, 4))):
        _change(root, random, names, change_text)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _change(
    root: etree._Element, random: Random, names: list[str], change_text: ChangeText
) -> None:
    """Change one element or move it; the root stays the root."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    chosen, other = random.choice(elements), random.choice(elements)
    match random.randrange(7):
        case 0 if chosen is not root:
            chosen.getparent().remove(chosen)
        case 1:
            other.append(copy.deepcopy(chosen))
        case 2 if chosen is not root and other not in chosen.iter():
            other.insert(0, chosen)
        case 3:
            space = etree.QName(chosen).namespace
            local = random.choice([*names, etree.QName(other).localname])
            chosen.tag = f"{{{space}}}{local}" if space else local
        case 4 if chosen.attrib:
            key = random.choice(list(chosen.attrib))
            chosen.set(key, _UNWRITABLE.sub("", change_text(chosen.get(key))))
        case 5:
            for key in list(chosen.attrib)[: random.randrange(3)]:
                del chosen.attrib[key]
            for key, value in other.attrib.items():
                chosen.set(key, value)
        case _:
            chosen.text = _UNWRITABLE.sub("", change_text(chosen.text or ""))
            chosen.tail = random.choice((chosen.tail, chosen.text)) if chosen is not root else None
