"""Random handbooks: bytes, structures and hostile texts, made from the files of a real one."""

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

Files = dict[str, bytes]
Seeds = Mapping[str, bytes]

SIGNS = (
    *"\t\n\r :-#'\"[]{}&*!|>%@`,?=~\0\x07\x7f\x85\u2028\u202e\ufeff\ufffe\ud7ff\ue000é🚢：\u00a0–“",
    *("---", "...", "<<: ", "\r\n", "- ", ": ", " #3", "&a ", "*a", "!!x ", "\n\n", "  "),
    *(
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\v",
        "\\x00",
        '"\\',
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "{" * 50,
        "[" * 50,
    ),
)
VALUES: tuple[object, ...] = (
    *(
        None,
        "",
        "unknown",
        "n/a",
        "no",
        True,
        -1,
        0,
        10**22,
        1e300,
        float("nan"),
        float("inf"),
        "2024-02-30",
        "0001-01-01",
    ),
    *(
        "9999-12-31",
        "99999-01-01",
        "(target)",
        "(declared)",
        [],
        {},
        [[]],
        {"a": {}},
        ["x", 7, None],
        "x" * 5000,
        "é" * 300,
    ),
    *("b\0", "\ud83d", "[[", "[[nobody]]", "[x](javascript:alert(1))", "a@b.cc", "+41 44 123 45 67", "{url}", "{nope}"),
)
PAYLOADS = (
    *(
        "<fuzz>",
        '"><fuzz>',
        "'><fuzz x='",
        "</script><fuzz>",
        "<!--<fuzz>",
        "&lt;fuzz&gt;<fuzz>",
        "`<fuzz>`",
        "![x](<fuzz>)",
    ),
    *(
        "~~~ {onfocus=fuzz}\n<fuzz>\n~~~",
        "{: onfocus=fuzz }",
        "{{ fuzz }}<fuzz>",
        "{% fuzz %}",
        "]]><fuzz>",
        "---\n<fuzz>\n---",
    ),
    *(
        '=HYPERLINK("fuzz")',
        "\x1b[31m<fuzz>",
        "::error::<fuzz>",
        "%0A<fuzz>",
        "<fuzz>\r\n<fuzz>",
        "![<fuzz>](x.png){<fuzz>}",
    ),
)
MOST_BYTES = 60_000


def seeds_in(root: Path) -> Files:
    """The files of a handbook that inputs are made from."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in ("content", "principles")
        for path in sorted((root / top).rglob("*.yml"))
    }


def made_by_chance(seeds: Seeds, chance: random.Random) -> Files:
    """One handbook, with something in it that nobody expects."""
    files = dict(seeds)
    change = chance.choice((_bytes, _slips, _slips, _structures, _structures, _structures, _payloads, _payloads, _many))
    name = chance.choice(sorted(files))
    for _ in range(chance.choice((1, 1, 2, 4))):
        files[name] = change(files[name], chance)[:MOST_BYTES]
        name = chance.choice(sorted(files))
    if not chance.randrange(12):
        files[chance.choice(ODD_NAMES)] = files.pop(name)
    return files


ODD_NAMES = (
    *(
        "content/tolos.yml",
        "content/tools.yml/x.yml",
        "content/é/ü.yml",
        "content/tools/b\udcff.yml",
        "content/baseline.yml",
    ),
    *(
        "content/reviews.lock.yml",
        "content/editions.lock.yml",
        "content/x\n.yml",
        "principles/a b.yml",
        "content/plan.yaml",
    ),
)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    here = chance.randrange(len(data) + 1)
    return data[:here] + chance.randbytes(chance.randint(1, 8)) + data[here + chance.randrange(9) :]


def _slips(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 3)):
        here = chance.randrange(len(text) + 1)
        there = min(len(text), here + chance.randint(0, 40))
        put_in = chance.choice(SIGNS) * chance.choice((1, 1, 1, 3, 200))
        match chance.randrange(5):
            case 0:
                text = text[:here] + text[there:]
            case 1:
                text = text[:there] + text[here:there] * chance.choice((1, 20)) + text[there:]
            case 2:
                text = text[:here]
            case _:
                text = text[:here] + put_in + text[here:]
    return text.encode("utf-8", "replace")


def _structures(data: bytes, chance: random.Random) -> bytes:
    return _changed(data, chance, lambda: chance.choice(VALUES))


def _payloads(data: bytes, chance: random.Random) -> bytes:
    return _changed(data, chance, lambda: f"{chance.choice(('', 'Text '))}{chance.choice(PAYLOADS)}", texts_only=True)


def _many(data: bytes, chance: random.Random) -> bytes:
    """One line, or one entry, a great many times."""
    lines = data.decode("utf-8", "replace").splitlines(keepends=True) or ["a: b\n"]
    index = chance.randrange(len(lines))
    count = chance.choice((10, 300, 2000))
    copies = [
        lines[index].replace(":", f"{number}:", 1) if chance.random() < 0.5 else lines[index] for number in range(count)
    ]
    return "".join((*lines[:index], *copies, *lines[index:])).encode()


def _changed(data: bytes, chance: random.Random, value: Callable[[], object], *, texts_only: bool = False) -> bytes:
    """A file with other values at some of its places, written anew."""
    try:
        top = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but texts
    except (yaml.YAMLError, UnicodeDecodeError):
        return _slips(data, chance)
    holders = [each for each in _holders(top) if each]
    for _ in range(chance.randint(1, 4)) if holders else ():
        holder = chance.choice(holders)
        if isinstance(holder, list):
            holder[chance.randrange(len(holder))] = value()
            continue
        key = chance.choice(sorted(holder, key=str))
        if texts_only and isinstance(holder[key], dict | list):
            continue
        if not texts_only and not chance.randrange(4):
            holder[str(value())] = holder.pop(key)
        else:
            holder[key] = value()
    return json.dumps(top, indent=chance.choice((None, 1)), ensure_ascii=bool(chance.randrange(2))).encode(
        "utf-8", "replace"
    )


def _holders(top: object) -> list[dict[str, object] | list[object]]:
    match top:
        case dict():
            return [top, *(holder for each in top.values() for holder in _holders(each))]
        case list():
            return [top, *(holder for each in top for holder in _holders(each))]
        case _:
            return []
