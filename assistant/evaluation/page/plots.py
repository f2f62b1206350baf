"""The confidence drawn: risk against coverage, and share right against confidence, a small panel for each language.

Every panel is an SVG of its own with a title and a description; colours come from the style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count

from .markup import Run, esc, group_name, number, raw, say, spoken
from .words import tongue, word

WIDTH, HEIGHT = 260, 214
LEFT, RIGHT, TOP, BOTTOM = 34, 250, 26, 176
"""The edges of the field inside a panel."""

POINTS = 150
"""A curve is drawn with at most about so many points: more cannot be seen at this size."""

TARGET = 0.05
"""The risk that the dashed line marks."""

Curve = Sequence[Sequence[float]]


def risk_plot(calibration: Run) -> str:
    """Risk against coverage in a panel for each group; "" when no confidence was measured."""
    curves: Mapping[str, Curve] = {name: (part or {}).get("curve") or () for name, part in calibration.items()}
    top = _ceiling(point[1] for curve in curves.values() for point in curve if point[0] >= TARGET)
    ghost = curves.get("all", ())

    def panel(group: str, prefix: str) -> str:
        curve = curves[group]
        if not curve:
            return _empty("risk", group, prefix)
        level = f'<path class="target" d="M{LEFT} {_y(TARGET, top)}H{RIGHT}"/>'
        behind = f'<path class="ghost" d="{_line(ghost, top)}"/>' if group != "all" and ghost else ""
        drawn = f'{level}{behind}<path class="curve" d="{_line(curve, top)}"/>'
        half = min(curve, key=lambda point: abs(point[0] - 0.5))[1]
        gaps = {"half": f"{half:.1%}", "full": f"{curve[-1][1]:.1%}"}
        return _panel("risk", group, prefix, top, drawn, gaps)

    return _figure("risk", calibration, panel)


def reliability_plot(calibration: Run) -> str:
    """Share right against confidence in a panel for each group; "" when no confidence was measured."""

    def panel(group: str, prefix: str) -> str:
        bins = [each for each in (calibration[group] or {}).get("bins") or () if each.get("n")]
        if not bins:
            return _empty("reliability", group, prefix)
        most = max(each["n"] for each in bins)
        diagonal = f'<path class="diagonal" d="M{LEFT} {BOTTOM}L{RIGHT} {TOP}"/>'
        dots = "".join(_dot(each, most) for each in bins)
        said = ", ".join(f"{each['confidence']:.2f} → {each['accuracy']:.2f} (n = {each['n']})" for each in bins)
        return _panel("reliability", group, prefix, 1.0, diagonal + dots, {"bins": said})

    return _figure("reliability", calibration, panel)


def _figure(name: str, calibration: Run, panel: Callable[[str, str], str]) -> str:
    if not calibration:
        return ""
    numbers = count(1)
    panels = "".join(
        f'<div class="panel">{group_name(group, tongue(group), "h4")}{panel(group, f"{name}-{next(numbers)}")}</div>'
        for group in calibration
    )
    about = say(f"{name}_about", "figcaption")
    return f'<figure class="plot">{say(name, "h3")}{about}<div class="panels">{panels}</div></figure>'


def _panel(name: str, group: str, prefix: str, top: float, drawn: str, gaps: Mapping[str, str]) -> str:
    clip = (
        f'<clipPath id="{prefix}-clip"><rect x="{LEFT}" y="{TOP - 6}" width="{RIGHT - LEFT + 6}" '
        f'height="{BOTTOM - TOP + 6}"/></clipPath>'
    )
    axes = _axes(top, f"{name}_x", f"{name}_y")
    described = say(f"{name}_desc", "desc", f' id="{prefix}-desc"', **gaps)
    return f'{_opening(name, group, prefix, described)}{clip}{axes}<g clip-path="url(#{prefix}-clip)">{drawn}</g></svg>'


def _opening(name: str, group: str, prefix: str, described: str = "") -> str:
    """The start of a panel's SVG with its title, and its description where there is one."""
    if group == "all":
        title = say(name, "title", f' id="{prefix}-title"')
    else:
        title = say(f"{name}_title", "title", f' id="{prefix}-title"', group=tongue(group))
    labels = f"{prefix}-title {prefix}-desc" if described else f"{prefix}-title"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{labels}" '
        f'data-plot="{name}" data-group="{esc(group)}">{title}{described}'
    )


def _empty(name: str, group: str, prefix: str) -> str:
    place = f' class="empty" x="{(LEFT + RIGHT) / 2:g}" y="{(TOP + BOTTOM) / 2:g}"'
    axes = _axes(1.0, f"{name}_x", f"{name}_y")
    return f"{_opening(name, group, prefix)}{axes}{say('nothing_drawn', 'text', place)}</svg>"


def _axes(top: float, x_key: str, y_key: str) -> str:
    """Gridlines at quarters, numbers at halves, and what each axis measures; the upright one says so at its head."""
    quarters = [step / 4 for step in range(5)]
    grid = "".join(f"M{_x(at)} {TOP}V{BOTTOM}M{LEFT} {_y(at * top, top)}H{RIGHT}" for at in quarters)
    below = "".join(f'<text class="tick" x="{_x(at)}" y="{BOTTOM + 14}">{at:g}</text>' for at in (0, 0.5, 1))
    beside = "".join(
        f'<text class="tick side" x="{LEFT - 6}" y="{_y(at * top, top) + 3.5:.1f}">{at * top:g}</text>'
        for at in (0, 0.5, 1)
    )
    x_name = f'<text class="axis" x="{RIGHT}" y="{BOTTOM + 31}" {spoken(x_key)}>{esc(word(x_key))}</text>'
    y_name = f'<text class="axis up" x="{LEFT}" y="{TOP - 11}" {spoken(y_key)}>{esc(word(y_key))}</text>'
    base = f'<path class="base" d="M{LEFT} {BOTTOM}H{RIGHT}"/>'
    return f'<path class="grid" d="{grid}"/>{base}{below}{beside}{x_name}{y_name}'


def _dot(each: Run, most: int) -> str:
    """A bin as a dot whose area tells how many questions it holds, with a stem to the diagonal: its error."""
    x, y, ideal = _x(each["confidence"]), _y(each["accuracy"], 1.0), _y(each["confidence"], 1.0)
    radius = 2 + 5 * (each["n"] / most) ** 0.5
    gaps = {"confidence": number(each["confidence"]), "accuracy": number(each["accuracy"]), "n": each["n"]}
    data = f'data-value="{raw(each["accuracy"])}" data-n="{raw(each["n"])}"'
    return (
        f'<g {data}>{say("dot", "title", **gaps)}<path class="stem" d="M{x} {y}V{ideal}"/>'
        f'<circle class="dot" cx="{x}" cy="{y}" r="{radius:.1f}"/></g>'
    )


def _line(curve: Curve, top: float) -> str:
    """The curve as a path, thinned; its last point always stays."""
    stride = max(1, len(curve) // POINTS)
    kept = [*curve[:-1:stride], curve[-1]]
    return "M" + "L".join(f"{_x(point[0])} {_y(point[1], top)}" for point in kept)


def _ceiling(risks: Iterable[float]) -> float:
    """The smallest round scale that holds all risks; 1.0 without any.

    >>> _ceiling([0.02, 0.18]), _ceiling([])
    (0.2, 1.0)
    """
    most = max(risks, default=1.0)
    return next((scale for scale in (0.1, 0.2, 0.4, 0.6, 1.0) if most <= scale), 1.0)


def _x(share: float) -> float:
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _y(share: float, top: float) -> float:
    return round(BOTTOM - share / top * (BOTTOM - TOP), 1)
