"""A small valid bank on disk, which tests then break in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interviewkit.domain.errors import Invalid
from interviewkit.domain.question import STAR, Bank
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.library.loader import load_bank

PACK = "packs/shop/pack.toml"
NEEDS = "packs/shop/needs.toml"
LEAD = "techniques/lead.toml"
HASTE = "pitfalls/haste.toml"
KINDS = {
    "needs": "skill",
    "price": "skill",
    "service": "skill",
    "teamwork": "skill",
    "drive": "motivation",
    "change": "adaptability",
}


@dataclass(frozen=True)
class BankFolder:
    """The folder, and what a test does with it. Names are relative to it."""

    root: Path

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def change(self, name: str, old: str, new: str) -> None:
        """Put `new` where `old` first stands."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def line(self, name: str, text: str) -> int:
        """The line on which `text` first stands."""
        before, found, _ = (self.root / name).read_text(encoding="utf-8").partition(text)
        assert found
        return before.count("\n") + 1

    def load(self) -> Bank:
        return load_bank(self.root)

    def faults(self) -> list[str]:
        """What loading complains about."""
        try:
            self.load()
        except Invalid as error:
            return [str(fault) for fault in error.faults]
        return []


def write_bank(root: Path) -> BankFolder:
    """A bank with one pack of six competencies, the five techniques and one pitfall."""
    bank = BankFolder(root)
    for technique in TECHNIQUES:
        bank.write(f"techniques/{technique}.toml", technique_file(technique))
    bank.write(HASTE, pitfall_file("haste"))
    bank.write(PACK, pack_file("shop", list(KINDS)))
    for key, kind in KINDS.items():
        bank.write(f"packs/shop/{key}.toml", competency_file("shop", key, kind))
    return bank


def both(words: str) -> str:
    """A text in both languages."""
    return f'{{ zh = "中文：{words}", en = "{words}" }}'


def named(key: str, *names: str) -> str:
    return f'key = "{key}"\n' + "".join(f"{name} = {both(f'{key} {name}')}\n" for name in names)


def technique_file(key: str) -> str:
    return named(key, "name", "mark", "what", "when", "how", "good", "bad", "why_bad")


def pitfall_file(key: str) -> str:
    return (
        "documented = true\n"
        + named(key, "name", "what", "when", "how", "good", "bad", "source")
        + '\n[[findings]]\nvariant = "early"\n'
        + 'seen = { zh = "“{competency}”打了 {value} 分", en = "{value} on {competency}" }\n'
        + f"why = {both('it matters')}\nact = {both('ask')}\n"
        + '\n[[reasons]]\nzh = "已核对"\nen = "Checked"\n'
    )


def pack_file(key: str, competencies: list[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in competencies)
    head = f"version = 1\n{named(key, 'name', 'summary')}"
    return f"{head}competencies = [{listed}]\nweights = {{ {competencies[0]} = 2 }}\n"


def competency_file(pack: str, key: str, kind: str = "skill") -> str:
    anchors = "".join(f"  {both(f'{key} level {level}')},\n" for level in range(1, 6))
    head = f'kind = "{kind}"\nversion = 1\n{named(key, "name", "definition")}anchors = [\n{anchors}]\n{probes(STAR)}'
    return head + "".join(question(pack, key, technique, number) for technique in TECHNIQUES for number in (1, 2))


def probes(parts: tuple[str, ...]) -> str:
    lines = "".join(f'  {{ part = "{part}", zh = "请讲 {part}", en = "Ask for {part}" }},\n' for part in parts)
    return f"probes = [\n{lines}]\n"


def question(pack: str, key: str, technique: str, number: int) -> str:
    name = f"{pack}.{key}.{technique}.{number}"
    return (
        f'\n[[questions]]\nid = "{name}"\nversion = 1\ntechnique = "{technique}"\nlevel = "entry"\nminutes = 5\n'
        f"text = {both(f'text of {name}')}\nlisten_for = {both(f'listen for {name}')}\n{probes(('A', 'R'))}"
    )


def scenario_file(key: str, competencies: list[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in competencies)
    expected = "".join(f"  {both(f'{key} expects {number}')},\n" for number in range(1, 4))
    head = f"version = 1\nminutes = 8\n{named(key, 'name', 'scene', 'candidate', 'interviewer')}"
    answers = "".join(answer(f"{key} {number}", verdict) for number, verdict in enumerate(("good", "good", "weak")))
    crossed = answer(f"{key} crossed", "fail") + 'red_line = "threat"\n'
    return f"{head}competencies = [{listed}]\nexpect = [\n{expected}]\n{answers}{crossed}"


def answer(name: str, verdict: str) -> str:
    return f'\n[[answers]]\nline = {both(f"line {name}")}\nverdict = "{verdict}"\nwhy = {both(f"why {name}")}\n'
