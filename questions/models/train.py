"""Train the models: `python -m questions.models.train [name …]`, all of them without a name.

A minute or two a model on one core. The weights kept are those that were best on held-out text,
looked at every CHECK_EVERY steps: more steps would learn the text by heart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.losses import cross_entropy
from engine.model import SequenceModel, save_model
from engine.network import Network, NetworkSpec, initialise_network
from engine.optimisers import Adam
from engine.tasks import characters
from engine.training import Training, train
from questions.models.corpora import Corpus, corpus_named
from questions.models.one_thread import begin_again_in_one_thread
from questions.models.recipes import LAST_RATE, RECIPES, Recipe

FOLDER = Path(__file__).parent
CHECK_EVERY = 100


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(RECIPES))
    if unknown:
        print(f"No model {', '.join(unknown)}; there are {', '.join(RECIPES)}.")
        return 2
    for name in names or RECIPES:
        model = trained(name, RECIPES[name])
        path = FOLDER / f"{name}.safetensors"
        save_model(path, model)
        print(
            f"\r{name}: {model.metadata['held_out_bits']} bits a character on held-out text, "
            f"best after {model.metadata['steps']} steps, {path.stat().st_size} bytes",
            flush=True,
        )
    return 0


def trained(name: str, recipe: Recipe) -> SequenceModel:
    """Follow the recipe; a progress line shows how far it is."""
    corpus, best = corpus_named(recipe.corpus), np.inf
    model: SequenceModel | None = None
    for step, training, loss in checks(recipe, corpus):
        judged = held_out_bits(training.network, corpus)
        progress = f"\r{name}: {step} of {recipe.steps}, {judged:.3f} bits"
        print(progress, end="", flush=True)
        if judged < best:
            best = judged
            facts = _facts(name, recipe, corpus, step, loss, judged)
            model = SequenceModel(training.network, tuple(corpus.vocabulary), facts)
    assert model is not None, "a recipe has CHECK_EVERY steps or more"
    return model


def checks(recipe: Recipe, corpus: Corpus) -> Iterator[tuple[int, Training, float]]:
    """Run a recipe and stop every CHECK_EVERY steps, with the mean loss since the last stop."""
    rng = np.random.default_rng(recipe.seed)
    training = Training(
        initialise_network(_spec(recipe, corpus), rng=rng),
        characters(corpus.text, recipe.length, vocabulary=corpus.vocabulary, after=corpus.after),
        Adam(recipe.learning_rate),
        rng=rng,
        batch_size=recipe.batch_size,
    )
    losses = []
    for report in train(training, steps=recipe.steps):
        losses.append(report.loss)
        left = 1 - report.step / recipe.steps
        training.optimiser.learning_rate = (
            recipe.learning_rate * (LAST_RATE + left) / (1 + LAST_RATE)
        )
        if report.step % CHECK_EVERY == 0:
            yield report.step, training, float(np.mean(losses))
            losses.clear()


def _spec(recipe: Recipe, corpus: Corpus) -> NetworkSpec:
    return NetworkSpec(
        recipe.cell,
        len(corpus.vocabulary),
        recipe.hidden_size,
        output_size=len(corpus.vocabulary),
        start=recipe.start,
        forget_bias=recipe.forget_bias,
        longest_lag=recipe.longest_lag,
        dtype="float32",
    )


def held_out_bits(network: Network, corpus: Corpus) -> float:
    """Mean surprise at each next character, in bits, reading the held-out text in one go."""
    model = SequenceModel(network, tuple(corpus.vocabulary))
    tokens = model.encode(corpus.held_out)
    trace = network.forward(model.one_hot(tokens))
    return cross_entropy(trace.outputs[:-1, 0], tokens[1:]).value / float(np.log(2))


def _facts(
    name: str, recipe: Recipe, corpus: Corpus, step: int, loss: float, judged: float
) -> dict[str, str]:
    return {
        "task": corpus.title,
        "corpus": recipe.corpus,
        "hidden_size": str(recipe.hidden_size),
        "seed": str(recipe.seed),
        "steps": str(step),
        "optimiser": f"Adam, learning rate from {recipe.learning_rate:g}, clip 1",
        "training_loss": f"{loss:.4f}",
        "held_out_bits": f"{judged:.3f}",
        "command": f"python -m questions.models.train {name}",
    }


if __name__ == "__main__":
    begin_again_in_one_thread("questions.models.train")
    sys.exit(main(sys.argv[1:]))
