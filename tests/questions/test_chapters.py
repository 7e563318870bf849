import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

import questions
from engine.model import load_model
from questions.bibliography import bibliography
from questions.chapters import Chapter, load_chapters
from questions.chapters.figures import FIGURES
from questions.chapters.loading import anchors, load_section
from questions.errors import ContentError

SECTIONS = {
    "introduction": "what-order-changes",
    "rnn": "loop three-parts recurrence output initial-state shapes parameter-count",
    "vanishing-gradient": "chain-rule jacobian-product long-dependencies exploding clipping "
    "initialisation",
    "lstm": "gates forget-gate input-gate candidate cell-update output-gate constant-error-path "
    "forget-bias variants",
    "rnn-from-scratch": "data class forward training",
    "lstm-from-scratch": "class stacking forward parameter-count",
    "frameworks": "same-states",
    "applications": "replaced",
    "conclusion": "whiteboard",
}

FAQ = (
    "neural-networks", "cnn-and-rnn", "vanishing-gradient", "gans", "overfitting", "activations",
    "depth-and-width", "batch-norm", "dropout", "supervised-unsupervised",
)  # fmt: skip
FAQ_POINTS = ["abcde", "abcdef", "abcd", "abc", "abcde", "abcd", "abcde", "abcd", "abc", "abcd"]
BEYOND = {
    "training": "cost truncation stateful gradient-check checkpointing",
    "gru": "equations z-convention reset gru-or-lstm",
    "structure": "bidirectional stacking hierarchical echo-state",
    "regularisation": "dropout variational normalisation weight-decay early-stopping",
    "batches": "padding packing bucketing missing-values leakage",
    "sequence-to-sequence": "bottleneck teacher-forcing exposure-bias beam-search attention ctc "
    "perplexity temperature",
    "modern": "transformer when-rnn linear-recurrence min-gru xlstm deployment interpretation",
}

CONTENT = Path(questions.__path__[0])
VIEWS = ("gates", "cell", "unit", "flow", "influence", "next", "whatif", "path", "train", "ask")


@pytest.fixture(scope="module")
def chapters() -> Mapping[str, Chapter]:
    return load_chapters()


def test_the_chapter_has_its_nine_sections_in_order(chapters: Mapping[str, Chapter]) -> None:
    assert [each.slug for each in chapters["rnn-lstm"].sections] == list(SECTIONS)


@pytest.mark.parametrize("slug", SECTIONS)
def test_paragraphs_that_others_link_to_exist(chapters: Mapping[str, Chapter], slug: str) -> None:
    known = anchors(chapters)
    for name in SECTIONS[slug].split():
        assert f"rnn-lstm/{slug}#{name}" in known


def test_the_faq_has_a_page_for_each_question_with_the_same_four_parts(
    chapters: Mapping[str, Chapter],
) -> None:
    assert tuple(each.slug for each in chapters["faq"].sections) == FAQ
    for section in chapters["faq"].sections:
        parts = [each.anchor for each in section.headings]
        assert parts == ["answer", "reasoning", "picture", "traps"], section.id
        picture, _, traps = section.html.partition('id="picture"')[2].partition('id="traps"')
        assert "<figure" in picture
        assert traps


def test_every_key_point_of_the_faq_is_stated_by_its_page(chapters: Mapping[str, Chapter]) -> None:
    for number, (section, points) in enumerate(
        zip(chapters["faq"].sections, FAQ_POINTS, strict=True), 1
    ):
        assert set(section.covers) == {f"FAQ-{number}.{point}" for point in points}


def test_the_third_chapter_has_the_paragraphs_that_questions_link_to(
    chapters: Mapping[str, Chapter],
) -> None:
    found = {
        section.slug: " ".join(heading.anchor for heading in section.headings)
        for section in chapters["beyond"].sections
    }
    assert found == BEYOND


def test_every_topic_is_treated_by_a_section(chapters: Mapping[str, Chapter]) -> None:
    sections = [section for chapter in chapters.values() for section in chapter.sections]
    treated = {topic for section in sections for topic in section.topics}
    assert treated == {f"T{number:02d}" for number in range(1, 79)}


def test_headings_of_a_page_go_down_one_level_at_a_time(chapters: Mapping[str, Chapter]) -> None:
    for section in (each for chapter in chapters.values() for each in chapter.sections):
        levels = [1, *(heading.level for heading in section.headings)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), section.id
        assert 1 not in levels[1:], section.id


def test_every_state_that_prose_sets_exists(chapters: Mapping[str, Chapter]) -> None:
    known = anchors(chapters)
    for section in (each for chapter in chapters.values() for each in chapter.sections):
        for link in section.links:
            if "#figure-" in link:
                target = f"{section.id}{link}" if link.startswith("#") else link
                assert target in known, f"{section.id}: {link}"


def links(chapters: Mapping[str, Chapter], prefix: str) -> list[str]:
    sections = [section for chapter in chapters.values() for section in chapter.sections]
    found = [link for section in sections for link in section.links]
    return [link.removeprefix(prefix) for link in found if link.startswith(prefix)]


def test_every_exercise_that_prose_sends_to_exists(chapters: Mapping[str, Chapter]) -> None:
    asked = set(links(chapters, "exercise:"))
    assert len(asked) > 20
    assert asked <= {path.parent.name for path in CONTENT.glob("exercises/*/statement.md")}


def test_every_visualiser_state_that_prose_sends_to_exists(chapters: Mapping[str, Chapter]) -> None:
    for link in links(chapters, "visualiser:?"):
        state = dict(parse_qsl(link, strict_parsing=True))
        model = load_model(CONTENT / "models" / f"{state['model']}.safetensors")
        assert len(model.encode(state["text"])) == len(state["text"]), link
        assert state.get("view", "gates") in VIEWS, link


def test_every_fact_of_the_chapter_is_stated_by_a_section(chapters: Mapping[str, Chapter]) -> None:
    counts = {"INTRO": 4, "RNN": 7, "VG": 4, "LSTM": 7, "CODE": 9, "END": 2}
    facts = {f"C3-{part}-{n + 1}" for part, count in counts.items() for n in range(count)}
    stated = {fact for section in chapters["rnn-lstm"].sections for fact in section.covers}
    assert facts <= stated


def test_every_work_that_is_cited_is_in_the_bibliography(chapters: Mapping[str, Chapter]) -> None:
    sections = [section for chapter in chapters.values() for section in chapter.sections]
    cited = {key for section in sections for key in section.cites}
    assert cited <= set(bibliography())


def test_no_id_is_used_twice_on_a_page(chapters: Mapping[str, Chapter]) -> None:
    for section in (each for chapter in chapters.values() for each in chapter.sections):
        ids = re.findall(r' id="([^"]+)"', section.html)
        assert len(ids) == len(set(ids)), section.id


@pytest.mark.parametrize("name", FIGURES)
def test_every_state_of_a_figure_is_a_picture_with_words_and_numbers(name: str) -> None:
    figure = FIGURES[name]()
    for state in figure.states:
        assert state.picture.startswith("<svg")
        assert "nan" not in state.picture
        assert len(state.summary) > 30
        assert state.table.rows
        assert all(len(row) == len(state.table.columns) for row in state.table.rows)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("## Gates", "no anchor"),
        ("## A {#a}\n\n## B {#a}", "used twice"),
        ("{{ nothing_of_this_name }}", "nothing_of_this_name"),
        ("```figure nothing\n```", "nothing"),
        ("```include engine.chapter:Nothing\n```", "Nothing"),
    ],
)
def test_a_broken_section_is_refused_with_file_and_line(
    tmp_path: Path, body: str, message: str
) -> None:
    path = _section(tmp_path, f'title = "Gates"\nsummary = "About gates."\n+++\n\n{body}\n')
    with pytest.raises(ContentError, match=message) as caught:
        load_section(path)
    assert re.search(r"01-gates\.md:\d+: ", str(caught.value))


@pytest.mark.parametrize(
    ("rest", "line", "message"),
    [
        ('title = "Gates"\n+++\n', None, "summary"),
        ('title = 3\nsummary = "About gates."\n+++\n', 2, "title"),
        ('title = "Gates\n+++\n', 2, "TOML"),
    ],
)
def test_a_broken_head_is_refused_with_its_field(
    tmp_path: Path, rest: str, line: int | None, message: str
) -> None:
    with pytest.raises(ContentError, match=message) as caught:
        load_section(_section(tmp_path, rest))
    assert caught.value.line == line


def test_code_on_a_page_is_the_source_that_runs(chapters: Mapping[str, Chapter]) -> None:
    at = chapters["rnn-lstm"].position("lstm-from-scratch")
    assert at is not None
    shown = re.sub(r"<[^>]+>", "", chapters["rnn-lstm"].sections[at].html)
    assert "candidate = np.tanh(self.WC @ z + self.bC)" in shown


def _section(folder: Path, rest: str) -> Path:
    chapter = folder / "rnn-lstm"
    chapter.mkdir()
    path = chapter / "01-gates.md"
    path.write_text(f"+++\n{rest}", encoding="utf-8")
    return path
