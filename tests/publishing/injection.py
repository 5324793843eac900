"""A handbook of every kind and every field, in which each text is an attempt to become part of a page; and its harmless twin.

The fields come from the shapes of the records, so that a new one is covered by itself.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from goldthread.model.kinds import KINDS
from goldthread.model.shapes import FieldShape, Shape, TableShape, TextShape
from goldthread.rules import all_rules
from publishing.secret_handbook import WROTE, Writer, name_of

RUNS = "alert(1)"
BRAND = f'A<B & "C" <script>{RUNS}</script> {{: onclick=x }} {{{{ 7*7 }}}} %s'
PAYLOADS = (
    f"<script>{RUNS}</script>",
    f"</script><script>{RUNS}</script>",
    f"<img src=x onerror={RUNS}>",
    f'"><svg onload={RUNS}>',
    f"' onmouseover='{RUNS}' x='",
    f'" autofocus onfocus="{RUNS}" x="',
    f"~~~ {{a=b onfocus={RUNS} autofocus=1 tabindex=0}}\nx\n~~~",
    f"``` {{.x onclick={RUNS}}}\nx\n```",
    f"````\n```{{onclick={RUNS}}}\nx\n```\n````",
    f"```\n~~~ {{onclick={RUNS}}}\nx\n~~~\n<script>{RUNS}</script>\n\n## y {{: onclick={RUNS} }}\n```",
    f"    ~~~ {{onclick={RUNS}}}\n    x\n    ~~~",
    f"> ~~~ {{onclick={RUNS}}}\n> x\n> ~~~",
    f"Words {{: onclick={RUNS} style=color:red #main .x }}",
    f"*em*{{: onclick={RUNS} }} `code`{{: onclick={RUNS} }}",
    f"# Heading {{: onclick={RUNS} }}",
    f"Heading {{: onclick={RUNS} }}\n=======",
    f"[a](javascript:{RUNS}) [b](https://other.example 't\" onclick=\"{RUNS}')",
    f"[a](&#106;avascript:{RUNS}) [b](java&Tab;script:{RUNS}) [c](JAVASCRIPT&colon;{RUNS})",
    f"[r]\n\n[r]: javascript:{RUNS} 'x'",
    f"[r2]\n\n[r2]: https://other.example '\" onclick=\"{RUNS}'",
    f'<javascript:{RUNS}> <data:text/html,x> <https://other.example/"onclick={RUNS}>',
    f"&lt;script&gt;{RUNS}&lt;/script&gt; &#60;script&#62;{RUNS}&#60;/script&#62; &#x3c;img src=x onerror={RUNS}&#x3e;",
    "![x](https://other.example/p.png) ![x](//other.example/p.png) ![x](data:image/svg+xml,x)",
    f'![x"onerror="{RUNS}](x.png "t")',
    '<style>@import "https://other.example/x.css"; body{background:url(//other.example/x)}</style>',
    "<link rel=stylesheet href=//other.example/x.css> <base href=//other.example/>",
    '<meta http-equiv=refresh content="0;url=//other.example">',
    f'<svg><script href="data:,{RUNS}"/><set attributeName=onmouseover to={RUNS}/></svg>',
    '<iframe srcdoc="x" src="https://other.example"></iframe> <object data=//other.example/x> <embed src=//other.example/x>',
    f"<!-- x --><!--> <script>{RUNS}</script> --!> <!DOCTYPE x> <?x?>",
    f"<![CDATA[<script>{RUNS}</script>]]> ]]><script>{RUNS}</script>",
    "{{ config }} {{ 7*7 }} {% raw %} {% include 'main.html' %} {# x #} ${7*7} #{7*7}",
    "%s %(brand)s %n {0} {brand} {brand!r} {brand.__class__} {:>9} {} }{ {{ }}",
    "---\ntitle: x\n---",
    f"| a | b |\n|---|---|\n| <b onclick={RUNS}> | x |",
    f'*[HTML]: " onclick="{RUNS}',
    f"[^1]\n\n[^1]: <script>{RUNS}</script>",
    f'!!! note "x\\" onclick={RUNS}"\n    body',
    '--8<-- "mkdocs.yml"\n\n;--8<-- "mkdocs.yml"\n\n:::x\n{++x++} ==x== ^^x^^ :smile: ++ctrl++ [TOC]',
    f"<div markdown=1 onclick={RUNS}>\n\n# x\n\n</div>",
    f"[[touchpoint/{name_of('touchpoint', 'open')}]] [x [[team/{name_of('team', 'open')}]]](https://other.example)",
    "&#x202e; turned &#8294; twice &#8237; &lrm; &#0; &#7; &#x85;",
    "`<b>` \\<b> \\` ``` ~~~ __init__ IT_38_B **x",
    f"</title></textarea></noscript></style></template><script>{RUNS}</script>",
    f"\u00a0<script>{RUNS}</script> \u00a0javascript:{RUNS}",
)


class Attacker(Writer, frozen=True):
    """Writes an attempt, or all of them, into every text; its twin writes the same marks around harmless words.

    is_harmless: Whether this is the twin.
    """

    is_harmless: bool = False

    def value(self, shape: Shape, path: tuple[str, ...]) -> object:
        """A value of a shape; texts are attempts."""
        match shape:
            case TextShape(ref=(), pattern="", prose=prose):
                return self.attempt(path, prose=prose)
            case TableShape(key=key, value=item):
                return {str(Writer(self.kind, "open", has_secrets=False).value(key, path)): self.value(item, path)}
            case _:
                return super().value(shape, path)

    def _field(self, field: FieldShape) -> object:
        if field.name == "edition":
            return "1.0" if self.which == "open" else "1.1"
        if field.name == "set":
            return set_of(self.which)
        return super()._field(field)

    def _of(self, target: str) -> "Writer":
        return type(self)(self.kind, target, self.has_secrets, self.is_harmless) if self.which == "edge" else self

    def attempt(self, path: tuple[str, ...], *, prose: bool) -> str:
        """All attempts, each field's beginning with another; a text that is no prose is a name."""
        first = sum(map(ord, f"{self.kind}{self.which}{path}")) % len(PAYLOADS)
        if self.is_harmless:
            return f"Word {first}\n\n{HARMLESS}" if prose else f"Word {first}"
        return ("\n\n" if prose else " ").join((*PAYLOADS[first:], *PAYLOADS[:first]))


HARMLESS = """# One

## Two

> *a* **b** `c` <https://a.example> [d](https://a.example "e") ![f](g.png)

- h

1. i

    j

```
k
```

---

l\\
m"""
"""What Markdown makes of marks, so that its elements are known."""


def write_attack(root: Path, *, is_harmless: bool, language: str = "en") -> None:
    """Write a handbook into an empty folder, without a `mkdocs.yml`."""
    files: dict[str, Mapping[str, object]] = {"content/handbook.yml": _handbook(language, is_harmless=is_harmless)}
    for kind in WROTE:
        for which in ("open", "edge"):
            record = Attacker(kind, which, False, is_harmless).record()
            home = _home(kind)
            path = f"{home}/{name_of(kind, which)}.yml" if home == "principles" else f"{home}/{which}{kind}.yml"
            files[path] = record if kind == "principle" else {name_of(kind, which): record}
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(data, indent=1), encoding="utf-8")
    for name in ("x.png", "g.png"):
        (root / "content" / name).write_bytes(b"\x89PNG")


def _home(kind: str) -> str:
    return KINDS[kind].homes[0]


def set_of(which: str) -> str:
    """The id of the set of a principle, which the handbook declares."""
    return f"set-{which}"


def _handbook(language: str, *, is_harmless: bool) -> dict[str, object]:
    writer = Attacker("handbook", "open", False, is_harmless)
    text = writer.attempt(("vision",), prose=True)
    name = writer.attempt(("principle_sets", "title"), prose=False)
    return {
        "brand": "Brand" if is_harmless else BRAND,
        "language": language,
        "vision": text,
        "edition": "1.0",
        "summary": text,
        "channels": {"personal": ["gangway"]},
        "principle_sets": [{"id": set_of(which), "title": name, "about": text} for which in ("open", "edge")],
        "internal_terms": ["pax" if is_harmless else PAYLOADS[0]],
        "alignment": {"rules": {rule.code: "warning" for rule in all_rules()}},
        "repository": {"url": "https://git.example/x"},
        "feedback": "https://git.example/x?'onload=alert(1)&amp;",
    }
