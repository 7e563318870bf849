from concurrent.futures import ThreadPoolExecutor

import pytest

from questions.errors import ContentError
from questions.rendering import (
    Place,
    find_headings,
    find_links,
    render_formula,
    render_inline,
    render_markdown,
)


def test_a_formula_becomes_html_for_eyes_and_mathml_for_ears() -> None:
    html = render_markdown("The state is $h_t$.")
    assert "<math" in html
    assert "aria-hidden" in html


def test_a_part_of_a_formula_carries_its_name() -> None:
    assert 'data-part="forget"' in render_formula(r"\part{forget}{f_t} \odot c_{t-1}")


def test_formulas_may_not_link_anywhere() -> None:
    assert "href=" not in render_markdown(r"$\href{https://example.org}{x}$")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("one\n\ntwo\nthree $\\frac{1$", 13, "frac"),
        ("one\n\n$$\n\\nosuchcommand\n$$", 12, "nosuchcommand"),
        ("one\n$$\nx\n$$", 11, "empty line"),
        ("see [it](nowhere)", 10, "nowhere"),
        ("as shown [@nobody1999]", 10, "nobody1999"),
        ("```nolang\nx\n```", 10, "nolang"),
        ("one\n\nloss {{ loss }}", 12, "loss"),
        ("{{ name:.2f }}", 10, "name"),
        ("{{ H }} units", 10, "'H'"),
    ],
)
def test_a_fault_names_its_file_and_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ContentError, match=message) as caught:
        render_markdown(text, place=Place("gates.md", 10), values={"name": "word"})
    assert str(caught.value).startswith(f"gates.md:{line}: ")


def test_raw_html_is_text() -> None:
    assert "<script>" not in render_markdown("<script>alert(1)</script> <b>x</b>")


def test_a_link_with_a_program_in_it_is_no_link() -> None:
    assert "<a" not in render_markdown("[x](javascript:alert(1))")


def test_attributes_other_than_names_are_dropped() -> None:
    assert "onclick" not in render_markdown('[x]{onclick="f()" style="color:red"}')


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("rnn-lstm/lstm#forget-gate", "/chapters/rnn-lstm/lstm#forget-gate"),
        ("exercise:lstm_step", "/exercises/lstm_step"),
        (
            "visualiser:?model=english-lstm&amp;text=abab",
            "/visualiser?model=english-lstm&amp;text=abab",
        ),
        ("#shapes", "#shapes"),
    ],
)
def test_link_targets_become_addresses(target: str, address: str) -> None:
    assert f'href="{address}"' in render_markdown(f"[x]({target})")


def test_a_heading_takes_its_anchor_from_its_end() -> None:
    html = render_markdown("## Gates {#gates}")
    assert html.startswith('<h2 id="gates">Gates<a class="anchor" href="#gates"')
    (found,) = find_headings("## Gates {#gates}")
    assert (found.level, found.title, found.anchor) == (2, "Gates", "gates")


def test_a_citation_links_to_the_bibliography() -> None:
    html = render_markdown("Gates came first [@hochreiter1997; gers2000].")
    assert "Hochreiter &amp; Schmidhuber, 1997" in html
    assert 'href="/chapters/sources#gers2000"' in html


def test_values_are_printed_in_the_format_asked_for() -> None:
    assert "−1.2·10⁻⁷ and 0.50" in render_markdown(
        "{{ small:.1e }} and {{ half:.2f }}", values={"small": -1.23e-7, "half": 0.5}
    )


def test_values_may_stand_in_formulas() -> None:
    assert "<math" in render_markdown("$\\rho = {{ small:.1e }}$", values={"small": -1.23e-7})


def test_code_is_highlighted_line_by_line_and_lines_carry_parts() -> None:
    html = render_markdown('```python forget="f ="\nf = 1\ni = 2\n```')
    assert html.count('class="line"') == 2
    assert html.count('data-part="forget"') == 1


def test_code_text_is_escaped() -> None:
    assert "a &lt; b" in render_markdown("```text\na < b\n```")


def test_one_line_has_no_paragraph_around_it() -> None:
    assert render_inline("**yes**") == "<strong>yes</strong>"


def test_links_are_found_with_their_lines() -> None:
    found = find_links("one\n\ntwo [x](a/b)\nthree [y](#z)", place=Place("f.md", 5))
    assert [(link.target, link.line) for link in found] == [("a/b", 7), ("#z", 8)]


def test_formulas_render_in_any_thread() -> None:
    with ThreadPoolExecutor(2) as threads:
        rendered = list(threads.map(lambda n: render_formula(f"x_{{{n}}} + 7"), range(8)))
    assert all("<math" in each for each in rendered)


def test_a_formula_is_tied_to_the_punctuation_after_it() -> None:
    html = str(render_markdown("With $H$, and ($D$), then $T$ steps."))
    assert html.count('<span class="unbroken">') == 2
    assert "</span>,</span> and (" in html
    assert "</span>),</span> then" in html


def test_a_formula_may_begin_a_paragraph_that_ends_in_a_digit() -> None:
    assert "<math" in render_markdown("- $H = 4$: 16")


def test_a_dollar_that_opens_no_formula_is_refused() -> None:
    with pytest.raises(ContentError, match="opens no formula"):
        render_markdown("for $T = $ 900 steps")
