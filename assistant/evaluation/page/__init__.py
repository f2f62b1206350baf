"""A run of the evaluation as something to read: one HTML file that needs nothing else, or Markdown."""

from .document import render_html
from .markdown import render_markdown

__all__ = ["render_html", "render_markdown"]
