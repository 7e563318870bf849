from __future__ import annotations

import pytest

from server.practice.coverage import cover
from tests.answers.labelled import key_points

GAN = "faq-gan-roles"
DROPOUT = "faq-dropout"


def states(question: str, text: str) -> dict[str, str]:
    """Give the state of each point, by the last part of its id."""
    return {each.id.split(".")[-1]: each.state for each in cover(text, key_points(question))}


def quotes(question: str, text: str) -> dict[str, str | None]:
    return {each.id.split(".")[-1]: each.quote for each in cover(text, key_points(question))}


def test_what_is_said_is_stated_and_what_is_not_is_missing() -> None:
    found = states(GAN, "The generator makes fake data that looks like real data.")
    assert found == {"a": "stated", "b": "missing", "c": "missing"}


def test_a_point_quotes_the_learners_own_words() -> None:
    text = "I think the Generator forges pictures; its opponent tells real ones from fakes."
    assert quotes(GAN, text)["a"] == "I think the Generator forges pictures"


@pytest.mark.parametrize(
    "text",
    [
        "The discriminator makes fake data, and the generator judges whether it is real or fake.",
        "Fake data is produced by the discriminator. The generator tells real from fake.",
        "While the generator classifies images as real or fake, the discriminator creates them.",
        "The generator decides what is real. The other one makes the fake images.",
        "Unlike the generator, the discriminator makes fake data; the generator says what is real.",
    ],
)
def test_swapped_subjects_contradict_both_points(text: str) -> None:
    found = states(GAN, text)
    assert (found["a"], found["b"]) == ("contradicted", "contradicted")


@pytest.mark.parametrize(
    "text",
    [
        "The discriminator judges whether samples made by the generator are real.",
        "Unlike the generator, the discriminator has to decide what is real.",
        "A sample is classified as real or fake by the discriminator.",
        "The generator fools the discriminator, which has to tell real from fake.",
        "The generator makes images. The other one tells whether they are real.",
        "There is a generator and a discriminator. The latter spots what is fake.",
    ],
)
def test_who_judges_is_found_in_any_construction(text: str) -> None:
    assert states(GAN, text)["b"] == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "Dropout does not prevent overfitting.",
        "Dropout doesn't prevent overfitting",
        "dropout dont prevent overfitting",
        "Dropout never prevents overfitting.",
        "Dropout no longer prevents overfitting.",
        "Dropout fails to prevent overfitting.",
        "It is not true that dropout prevents overfitting.",
        "It is a myth that dropout prevents overfitting.",
        "Dropout can't be used to prevent overfitting.",
        "Dropout hardly reduces overfitting.",
        "Dropout causes overfitting.",
    ],
)
def test_what_is_denied_is_contradicted(text: str) -> None:
    assert states(DROPOUT, text)["b"] == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Dropout does not fail to prevent overfitting.",
        "Dropout not only speeds nothing up, it also prevents overfitting.",
        "There is no doubt that dropout prevents overfitting.",
        "Dropout isn't an optimiser, it is a regularisation technique.",
        "Without dropout the network would overfit, so we use it to prevent overfitting.",
    ],
)
def test_a_denial_of_something_else_takes_nothing_away(text: str) -> None:
    assert states(DROPOUT, text)["b"] == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "The network cannot rely on any single neuron.",
        "It prevents the network from relying on single neurons.",
        "No neuron can depend on another one.",
        "The network becomes less dependent on individual units.",
    ],
)
def test_a_point_that_denies_is_stated_by_denying(text: str) -> None:
    assert states(DROPOUT, text)["c"] == "stated"


def test_the_same_claim_without_its_denial_contradicts_it() -> None:
    assert states(DROPOUT, "It makes the network rely on one neuron.")["c"] == "contradicted"


def test_a_goal_that_the_rival_shall_fail_contradicts_nothing() -> None:
    text = (
        "The discriminator tells real from fake. The generator is trained until the "
        "discriminator can't tell real from fake any more."
    )
    assert states(GAN, text)["b"] == "stated"


def test_what_is_both_stated_and_denied_is_contradicted() -> None:
    text = "Dropout is a regularisation technique. It does not prevent overfitting."
    assert states(DROPOUT, text)["b"] == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n  ",
        "?",
        "generator fake data discriminator real fake adversarial training",
        "generator, fake data, discriminator, real or fake, adversarial game",
        "GAN: generator, discriminator, fake, real, adversarial, minimax",
        "- generator\n- fake data\n- discriminator\n- real data\n- adversarial",
        "What does the generator make, and who judges whether it is real?",
        "Explain what the generator makes and how the discriminator judges what is real.",
        "Some people think the generator makes fake data.",
    ],
)
def test_what_says_nothing_gets_nothing(text: str) -> None:
    assert set(states(GAN, text).values()) == {"missing"}


@pytest.mark.parametrize(
    "text",
    [
        "The genrator maks fake imges.",
        "the generater creats fake data",
        "THE GENERATOR PRODUCES FAKE SAMPLES!!!",
        "The generator synthesizes counterfeit pictures",
        "Generator make fake image.",
        "Generator: creates fakes",
        "generator = creates fake images",
    ],
)
def test_spelling_case_and_broken_english_are_forgiven(text: str) -> None:
    assert states(GAN, text)["a"] == "stated"


def test_a_misspelling_does_not_turn_a_word_into_its_opposite() -> None:
    found = states("faq-supervised-unsupervised", "Unsuperviced lerning has labled data.")
    assert found["a"] == "missing"
    assert found["c"] == "contradicted"


def test_an_auxiliary_stands_for_what_was_said_before() -> None:
    text = "Supervised learning needs labels, while unsupervised learning does not."
    found = states("faq-supervised-unsupervised", text)
    assert (found["a"], found["c"]) == ("stated", "stated")


def test_a_list_after_its_verb_is_no_string_of_keywords() -> None:
    found = states("faq-activation-functions", "Common ones are ReLU, sigmoid and tanh.")
    assert found["c"] == "stated"
    assert states("faq-activation-functions", "ReLU, sigmoid, tanh")["c"] == "missing"


def test_bullets_are_read_one_by_one_under_their_heading() -> None:
    text = (
        "CNN:\n- takes images as input\n- uses filters to extract features\nRNN:\n- takes sequences"
    )
    found = states("faq-cnn-against-rnn", text)
    assert [found[point] for point in "abd"] == ["stated"] * 3


def test_what_is_named_only_afterwards_counts_for_what_is_named() -> None:
    text = "The data comes with labels. This is supervised learning."
    assert states("faq-supervised-unsupervised", text)["a"] == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "We ignore random neurons during training. At test time no neurons are dropped.",
        "We ignore random neurons during training, and at test time they are not ignored.",
        "What's not disputed is that it ignores random neurons during training.",
        "During training it ignores random neurons. On the other hand, training takes longer.",
    ],
)
def test_the_other_side_of_the_truth_contradicts_nothing(text: str) -> None:
    assert states(DROPOUT, text)["a"] == "stated"


def test_whose_job_something_is_not_is_heard_behind_what_it_is() -> None:
    found = states(GAN, "Telling real from fake is not the job of the discriminator.")
    assert found["b"] == "contradicted"
    found = states(GAN, "What is real or fake is decided by the generator.")
    assert found["b"] == "contradicted"


@pytest.mark.parametrize(
    ("question", "text", "point"),
    [
        ("sigmoid-and-tanh", "sigmoid in (0,1), tanh in (-1,1)", "p1"),
        ("sigmoid-and-tanh", "sigmoid in (0,1), tanh in (-1,1)", "p3"),
        ("sampling-temperature", "It is softmax(logits/T).", "p1"),
        ("faq-vanishing-gradient", "gradient → 0", "a"),
        ("faq-vanishing-gradient", "gradient shrinks -> early layers don't learn", "b"),
        ("faq-overfitting", "Fix: dropout, weight decay, early stopping", "d"),
        ("faq-batch-normalisation", "a layer's input gets mean 0; faster convergence", "c"),
    ],
)
def test_formulas_arrows_and_notes_are_read(question: str, text: str, point: str) -> None:
    assert states(question, text)[point] == "stated"


@pytest.mark.parametrize("joined_by", [" -> ", " = ", "; "])
def test_keywords_say_nothing_whatever_joins_them(joined_by: str) -> None:
    keywords = ["generator", "fake data", "discriminator", "real or fake", "adversarial"]
    assert set(states(GAN, joined_by.join(keywords)).values()) == {"missing"}


def test_the_former_and_the_second_are_those_of_the_question() -> None:
    text = "The former has annotated examples, the latter does without a teacher."
    found = states("faq-supervised-unsupervised", text)
    assert (found["a"], found["c"]) == ("stated", "stated")
    found = states("faq-cnn-against-rnn", "The first handles sequences. The second needs images.")
    assert (found["a"], found["d"]) == ("contradicted", "contradicted")


def test_where_nobody_is_named_what_is_right_speaks_for_itself() -> None:
    found = states(GAN, "One makes fake samples and the other has to tell them from real ones.")
    assert (found["a"], found["b"]) == ("stated", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "It doesn't delete random neurons for good. It mutes a random subset in each step.",
        "Don't let the neurons learn alone (ignore a random part of them during training).",
    ],
)
def test_a_denied_manner_and_a_remark_in_brackets_deny_nothing(text: str) -> None:
    assert states(DROPOUT, text)["a"] == "stated"


def test_no_before_a_comma_answers_and_denies_nothing_that_follows() -> None:
    assert states("lstm-limits", "No, they haven't cured it.")["p2"] == "stated"


def test_an_aside_about_the_rival_does_not_change_what_it_means() -> None:
    text = "Supervised learning finds no groups, that's what the other does. It learns from labels."
    assert states("faq-supervised-unsupervised", text)["a"] == "stated"


def test_misspelt_verbs_make_a_sentence_too() -> None:
    text = "forgot gate removs old infomation, inptu gate adds new infomation"
    found = states("three-gates", text)
    assert (found["p1"], found["p2"]) == ("stated", "stated")


def test_what_nothing_prevents_happens() -> None:
    text = "Nothing stops the gradients from exploding on the other paths."
    assert states("lstm-limits", text)["p3"] == "stated"


def test_a_set_phrase_of_another_question_hides_no_denial() -> None:
    text = "Unlike supervised learning, the unsupervised kind never sees a correct answer."
    assert states("faq-supervised-unsupervised", text)["c"] == "stated"


def test_what_the_other_does_is_done_by_it() -> None:
    text = "A CNN doesn't remember previous inputs. That's what an RNN does."
    assert states("faq-cnn-against-rnn", text)["e"] == "stated"


@pytest.mark.parametrize(
    ("question", "text", "point"),
    [
        ("teacher-forcing", "small mistakes accumulate", "p4"),
        ("time-series-leakage", "split chronologically", "p2"),
        ("faq-batch-normalisation", "less time to train", "c"),
        ("three-gates", "forget gate: erase old content, input gate: write new content", "p2"),
    ],
)
def test_short_sentences_and_orders_are_no_keywords(question: str, text: str, point: str) -> None:
    assert states(question, text)[point] == "stated"


@pytest.mark.parametrize(
    ("question", "text", "point"),
    [
        ("lstm-limits", "They haven't cured it, only made it less severe.", "p2"),
        ("faq-gan-roles", "The discriminator has to not be fooled and tell real from fake.", "b"),
        ("faq-overfitting", "It gives wrong answers on the test set but memorises noise.", "a"),
    ],
)
def test_a_denial_ends_where_it_is_corrected(question: str, text: str, point: str) -> None:
    assert states(question, text)[point] == "stated"


def test_what_the_generator_made_is_not_the_generator() -> None:
    text = "The discriminator gets real images and the generator's images and says what is real."
    assert states(GAN, text)["b"] == "stated"


def test_a_passive_without_its_agent_says_nothing_of_the_rival() -> None:
    text = "The discriminator is the expert who has to say which are forged."
    found = states(GAN, text)
    assert (found["a"], found["b"]) == ("missing", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "The first is an RNN. It looks at images. The second is a CNN. It handles sequences.",
        "For images we are using an RNN. For sequences like texts and speech we are using a CNN.",
    ],
)
def test_what_the_sentence_names_outdoes_what_the_question_asks(text: str) -> None:
    found = states("faq-cnn-against-rnn", text)
    assert "stated" not in (found["a"], found["d"])
