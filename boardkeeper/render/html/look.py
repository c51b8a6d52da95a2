"""How the page looks: one style sheet, for the screen, for narrow screens and for paper."""

from __future__ import annotations

from boardkeeper.documents.blocks import Rag, Tone
from boardkeeper.render.pdf.style import (
    RAG_WASHES,
    TONE_WASHES,
    TRAVEL_MARKS,
    WHITE,
    Colour,
    colour,
    mixed,
    readable,
)

_COUNTERS = "".join(
    f'@counter-style {name} {{ system: extends {base}; prefix: "("; suffix: ") "; }}\n'
    for name, base in (("letters", "lower-alpha"), ("roman", "lower-roman"))
)

_RULES = """
* { box-sizing: border-box; }
:root { color-scheme: light; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: #15191e; background: #ffffff; font: 1.125rem/1.5 "Segoe UI", system-ui, "Helvetica Neue", Arial,
  sans-serif; }
a { color: ACCENT; text-underline-offset: 0.15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid ACCENT; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.75rem 1rem; background: #ffffff; }
.skip:focus { left: 0; top: 0; z-index: 1; }
header, main, nav, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem 3rem; padding-top: 1.5rem; padding-bottom: 1rem;
  border-bottom: 3px solid ACCENT; font-size: 1rem; }
header > div { flex: 1 1 16rem; }
header p, header dl { margin: 0; }
header dl > div { display: block; padding: 0; border: 0; }
header dt, header dd { display: inline; margin: 0; }
header dt::after { content: ":"; }
header img { width: auto; height: auto; max-height: 5rem; max-width: 100%; }
.council { font-weight: 700; font-size: 1.25rem; color: ACCENT; }
.kind { margin: 2rem 0 0; font-weight: 600; color: #4d5966; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; color: ACCENT; margin: 1.8em 0 0.5em; }
h1 { font-size: 2.1rem; margin-top: 0.2em; }
h2 { font-size: 1.5rem; border-bottom: 1px solid #c5ccd4; padding-bottom: 0.2em; }
h3 { font-size: 1.2rem; color: #15191e; }
h4, h5, h6 { font-size: 1.05rem; color: #15191e; }
.when p { margin: 0 0 0.15rem; }
.when p:first-child { font-weight: 600; font-size: 1.2rem; }
.eyebrow { margin: 2.5rem 0 0; font-size: 1rem; color: #4d5966; }
.eyebrow + h1, .eyebrow + h2, .eyebrow + .marking { margin-top: 0.3em; }
.when .recipient { margin-top: 0.75rem; padding-left: 0.75rem; border-left: 3px solid ACCENT; }
.lead { font-size: 1.2rem; }
.note { font-size: 0.95rem; color: #4d5966; }
.centred { text-align: center; }
ul.members { columns: 16rem auto; padding: 0; list-style: none; }
ol.letters { list-style-type: letters; }
ol.roman { list-style-type: roman; }
ol.items, ol.parts { list-style: none; padding: 0; margin: 0; }
ol.items > li { padding: 0.6rem 0; border-bottom: 1px solid #e4e8ee; }
ol.items p, ol.parts p { margin: 0; }
ol.parts { padding-left: 2.75rem; }
.item { display: flex; gap: 0.75rem; }
ol.items > li > .item .title { font-weight: 600; }
.item .number { flex: 0 0 2rem; text-align: right; }
.item .title { flex: 1 1 auto; }
.item .pages { flex: 0 0 auto; color: #4d5966; }
ol.items .part { margin-top: 1rem; font-weight: 700; color: ACCENT; }
ol.items .purpose { padding-left: 2.75rem; color: #4d5966; }
ol.items ol.parts .purpose { padding-left: 0; }
.marking { color: #7a1710; font-weight: 600; }
body > .marking { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem 0; }
.callout { margin: 1.5rem 0; padding: 0.75rem 1rem; background: SHADE; border-left: 4px solid ACCENT; }
.callout p { margin: 0.25rem 0; }
.resolution { margin: 1.25rem 0; padding-left: 1rem; border-left: 3px solid ACCENT; }
.action { margin: 1.25rem 0; padding-left: 1rem; border-left: 3px solid #8a5a00; }
.resolution p, .action p { margin: 0.25rem 0; }
.who { font-weight: 600; font-size: 1rem; }
.withheld { margin: 1.25rem 0 1.25rem -1rem; padding-left: 1rem; border-left: 4px double #7a1710; }
.withheld .marking { font-size: 0.95rem; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid #e4e8ee; }
dt { flex: 0 0 14rem; font-weight: 600; }
dd { flex: 1 1 16rem; margin: 0; min-width: 0; overflow-wrap: anywhere; }
h1, h2, h3, p, li { overflow-wrap: break-word; }
.signature span { display: inline-block; min-width: 16rem; border-bottom: 1px solid #15191e; }
.wide { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: max-content; min-width: 100%; max-width: 40rem; font-size: 1rem; }
.lies table { max-width: 60rem; font-size: 0.95rem; }
.lies table.broad { font-size: 0.8rem; }
.lies .broad th, .lies .broad td { padding: 0.3rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4rem; }
th, td { padding: 0.35rem 0.6rem; border: 1px solid #c5ccd4; text-align: left; vertical-align: top; }
thead th { background: SHADE; }
tr.quiet th { padding: 0; border-width: 0; }
tr.group th { background: BAND; }
tr.total th, tr.total td { font-weight: 600; }
th.right, td.right { text-align: right; font-variant-numeric: tabular-nums; }
th.centre, td.centre { text-align: center; }
.rag, .tone, .swatch { padding: 0 0.35em; border-radius: 0.2em; }
.rag { font-weight: 700; }
.tone { white-space: nowrap; }
ul.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.95rem; }
.key-title { margin: 1rem 0 0; font-weight: 600; font-size: 0.95rem; }
figure { margin: 1.5rem 0; }
figure img { max-width: 100%; height: auto; }
figure.chart { overflow-x: auto; }
figure.chart svg { min-width: 32rem; }
figcaption { font-size: 0.95rem; color: #4d5966; }
hr { border: 0; border-top: 1px solid #c5ccd4; margin: 1.5rem 0; }
footer { padding-top: 1rem; padding-bottom: 3rem; margin-top: 3rem; border-top: 1px solid #c5ccd4; color: #4d5966;
  font-size: 0.95rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 52rem) {
  table { max-width: 49.5rem; }
  .lies .wide { width: min(76rem, max(100%, 50vw + 23rem)); }
  .lies table { width: 100%; max-width: none; }
}
@media (max-width: 36rem) {
  .item { flex-wrap: wrap; }
  .item .title { flex: 1 1 70%; }
  .item .pages { flex: 1 0 100%; padding-left: 2.75rem; }
}
@media print {
  @page { size: A4; margin: 18mm 20mm; }
  @page lies { size: A4 landscape; margin: 15mm; }
  html { font-size: 10pt; }
  body { font-size: 11pt; }
  h1 { font-size: 18pt; }
  .callout { margin: 0.75rem 0; }
  header, main, nav, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .skip, nav { display: none; }
  .wide, .lies .wide { overflow: visible; width: auto; max-width: none; }
  table, .lies table { width: 100%; max-width: none; }
  figure.chart svg { min-width: 0; }
  .lies, main:has(> .lies:last-child) + footer { page: lies; }
  .lies table, .lies table.broad { font-size: 7.5pt; }
  .lies th, .lies td, .lies .broad th, .lies .broad td { padding: 0.15rem 0.25rem; }
  a { color: inherit; }
  main > section + section { break-before: page; }
  h1, h2, h3, h4, caption, thead, tr.group, .eyebrow { break-after: avoid; }
  tr, figure, .callout, .resolution, .action, ol.items > li { break-inside: avoid; }
  thead { display: table-header-group; }
  .new-page { break-before: page; }
}
"""


_LARGE = """
html { font-size: 150%; }
@media print { html { font-size: 16pt; } body { font-size: 18pt; } h1 { font-size: 27pt; } }
"""
"""Sizes follow the root, so that small print is larger too."""


def style_sheet(accent: str, *, is_large: bool = False) -> str:
    """The whole style sheet, in the board's own colour as far as it can be read on white."""
    brand = readable(colour(accent))
    washes = "".join(
        f".{name} {{ background: {_hex(wash.paper)}; color: {_hex(wash.ink)}; }}\n"
        for name, wash in (
            ("rag.red", RAG_WASHES[Rag.RED]),
            ("rag.amber", RAG_WASHES[Rag.AMBER]),
            ("rag.green", RAG_WASHES[Rag.GREEN]),
            *((f"tone.{tone.value}", TONE_WASHES[tone]) for tone in Tone),
        )
    )
    marks = "".join(
        f".travel.{travel.value} {{ color: {_hex(ink)}; }}\n" for travel, (_, ink) in TRAVEL_MARKS.items()
    )
    rules = (
        _RULES.replace("ACCENT", _hex(brand))
        .replace("SHADE", _hex(mixed(brand, WHITE, 0.09)))
        .replace("BAND", _hex(mixed(brand, WHITE, 0.05)))
    )
    return _COUNTERS + rules.strip() + "\n" + washes + marks + (_LARGE.lstrip() if is_large else "")


def _hex(ink: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in ink)
