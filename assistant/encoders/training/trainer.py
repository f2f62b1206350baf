"""The loop: one batch a step, checkpoints by the clock, and the same steps again after an interruption."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from .mixture import Batch
from .student import Student

_SCALE = 20.0
"""Cosines are multiplied by this before the softmax, the customary temperature of 0.05."""
_PULL = 5.0
"""Weight of one minus the cosine to the teacher's row, beside the ranking loss."""
_LONGEST = 192

Teacher = Callable[[Sequence[str]], Tensor]
Progress = Callable[[int, int, float], None]
"""Called with (steps done, steps in all, running mean of the loss)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    rows_rate, body_rate: learning rates at the top; a body rate of 0 leaves the body as it is.  retention: weight of
    keeping English where the base has it, while the body moves.  warm_up: steps of rising rate.  every: seconds
    between checkpoints.
    """

    rows_rate: float = 7e-4
    body_rate: float = 0.0
    retention: float = 5.0
    warm_up: int = 100
    every: float = 180.0
    final_share: float = 0.05


def train(
    student: Student,
    teacher: Teacher,
    batches: Sequence[Batch],
    plan: Plan,
    checkpoint: Path | None = None,
    progress: Progress | None = None,
) -> None:
    """Train in place; a checkpoint that is there already is gone on from, and removed by whoever is content.

    teacher: English texts -> the base's unit rows, without gradients.
    """
    moving = plan.body_rate > 0
    for parameter in student.body_parameters():
        parameter.requires_grad_(moving)
    optimizers: list[torch.optim.Optimizer] = [torch.optim.SparseAdam([student.rows.new.weight], lr=plan.rows_rate)]
    if moving:
        optimizers.append(torch.optim.AdamW(student.body_parameters(), lr=plan.body_rate, weight_decay=0.01))
    peaks = [plan.rows_rate, plan.body_rate]
    first = _restore(student, optimizers, checkpoint)
    saved, mean = time.monotonic(), 0.0
    for step in range(first, len(batches)):
        share = _rate_share(step, len(batches), plan)
        for optimizer, peak in zip(optimizers, peaks, strict=False):
            optimizer.param_groups[0]["lr"] = peak * share
        loss = batch_loss(student, teacher, batches[step], plan.retention if moving else 0.0)
        loss.backward()
        if moving:
            torch.nn.utils.clip_grad_norm_(student.body_parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        mean = float(loss.detach()) if step == first else 0.99 * mean + 0.01 * float(loss.detach())
        if progress is not None:
            progress(step + 1, len(batches), mean)
        if checkpoint is not None and time.monotonic() - saved > plan.every:
            _keep(student, optimizers, step + 1, checkpoint)
            saved = time.monotonic()


def batch_loss(student: Student, teacher: Teacher, batch: Batch, retention: float) -> Tensor:
    """The loss of one batch.

    A translation is pulled to the teacher's row of its English and told from the other English rows of the batch; a
    question is told its answer from the other answers. With retention, English texts are held at the teacher's rows.
    """
    left_texts = [pair.left for pair in batch.pairs]
    right_texts = [pair.right for pair in batch.pairs]
    left = student(left_texts, _LONGEST)
    if batch.task == "translation":
        right = teacher(right_texts)
        loss = _PULL * (1 - (left * right).sum(1)).mean() + _ranking(left, right)
        if retention:
            loss = loss + retention * (1 - (student(right_texts, _LONGEST) * right).sum(1)).mean()
        return loss
    right = student(right_texts, _LONGEST)
    loss = _ranking(left, right)
    if batch.english and retention:
        kept = teacher(left_texts), teacher(right_texts)
        loss = loss + retention * (2 - (left * kept[0]).sum(1) - (right * kept[1]).sum(1)).mean()
    return loss


def _ranking(left: Tensor, right: Tensor) -> Tensor:
    """In-batch cross-entropy both ways (Henderson et al., "Efficient natural language response suggestion", 2017)."""
    scores = _SCALE * left @ right.T
    wanted = torch.arange(len(left), device=scores.device)
    return (cross_entropy(scores, wanted) + cross_entropy(scores.T, wanted)) / 2


def _rate_share(step: int, steps: int, plan: Plan) -> float:
    """Share of the top rate: rising over the warm-up, then falling along a cosine to `final_share`."""
    if step < plan.warm_up:
        return (step + 1) / plan.warm_up
    done = (step - plan.warm_up) / max(1, steps - plan.warm_up)
    return plan.final_share + (1 - plan.final_share) * (1 + math.cos(math.pi * done)) / 2


def _keep(student: Student, optimizers: Sequence[torch.optim.Optimizer], step: int, path: Path) -> None:
    state = {"step": step, "student": student.state_dict(), "optimizers": [each.state_dict() for each in optimizers]}
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    aside.replace(path)


def _restore(student: Student, optimizers: Sequence[torch.optim.Optimizer], path: Path | None) -> int:
    """The step to go on from; 0 without a checkpoint."""
    if path is None or not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    student.load_state_dict(state["student"])
    for optimizer, kept in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(kept)
    return int(state["step"])
