"""The page itself: layout and wiring in Gradio, and the way it is served."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ...errors import AssistantError, UsageError
from .conversation import Frame, answer_over_http, converse, frame
from .exchange import Ask, Exchange
from .markup import chrome, element, escape
from .messages import welcome
from .texts import translations

# Read by Gradio while it is being imported: no usage reports, no look for newer versions.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

_HERE = Path(__file__).parent
_FONTS = ["system-ui", "Segoe UI", "Roboto", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "sans-serif"]
_MONO = ["ui-monospace", "Consolas", "monospace"]

# One question takes milliseconds; two at a time leave the rest of the machine free.
_AT_ONCE = 2
_WAITING = 64
_SESSIONS = 1000


def build_page(ask: Ask, *, examples: Sequence[str], name: str) -> gr.Blocks:
    """The page for one assistant.

    ask: question and earlier turns to the answer contract; what it raises as AssistantError is shown to the reader.
    examples: questions offered before the first one, in any of the three languages.  name: title of the page.
    """
    i18n = gr.I18n(**translations())
    with gr.Blocks(title=name, analytics_enabled=False, fill_width=True) as page:
        exchanges = gr.State(())
        _html(_header(name), "cm-header")
        with gr.Row(elem_id="cm-main", equal_height=False):
            with gr.Column(scale=7, min_width=300, elem_id="cm-left"):
                chat = _chat(i18n, examples)
                notice = _html("", "cm-notice")
                box, clear = _question_field(i18n)
            with gr.Column(scale=5, min_width=300, elem_id="cm-right"):
                _html(element("h2", chrome("evidence")), "cm-evidence-title")
                evidence = _html(frame(()).evidence, "cm-evidence")
        bridge = _html("", "cm-bridge", script=(_HERE / "page.js").read_text(encoding="utf-8"))
        _wire(ask, box, bridge, clear, chat, [box, notice, exchanges, chat, evidence])
        _add_api(ask)
    page.queue(max_size=_WAITING, default_concurrency_limit=_AT_ONCE)
    return page


def serve(
    page: gr.Blocks,
    host: str = "127.0.0.1",
    port: int = 7860,
    quiet: bool = False,
    *,
    block: bool = True,
    say: Callable[[str], object] | None = None,
) -> str:
    """Serve the page and give back its address.

    quiet: do not make the address known.  say: takes the address once the page can be opened; without it Gradio
    prints its own lines.  block: wait until the program is interrupted; otherwise the server goes on in a thread
    until `page.close()`. Only this machine can reach the default host: for others put a proxy with TLS and accounts
    in front of it. Raises UsageError when the port is taken.
    """
    try:
        address = _launch(page, host, port, quiet=quiet or say is not None)
    except OSError as error:
        raise UsageError(f"Port {port} on {host} cannot be used ({error}). Choose another port.") from error
    if say is not None and not quiet:
        say(address)
    if block:
        page.block_thread()
    return address


def _launch(page: gr.Blocks, host: str, port: int, *, quiet: bool) -> str:
    """Start the server with everything closed that the page does not need."""
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        quiet=quiet,
        prevent_thread_lock=True,
        theme=_theme(),
        css=(_HERE / "page.css").read_text(encoding="utf-8"),
        i18n=gr.I18n(**translations()),
        footer_links=["api", "settings"],
        allowed_paths=[],
        max_file_size="64kb",
        show_error=False,
        strict_cors=True,
        share=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        state_session_capacity=_SESSIONS,
    )
    return str(address)


def _html(value: str, elem_id: str, script: str | None = None) -> gr.HTML:
    """Our own HTML, styled by our own sheet; `script` runs once when it is up."""
    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)


def _header(name: str) -> str:
    return element("h1", escape(name)) + element("p", chrome("tagline"))


def _chat(i18n: gr.I18n, examples: Sequence[str]) -> gr.Chatbot:
    """The conversation. Messages are our own HTML; Markdown extras that could misread it are off."""
    return gr.Chatbot(
        label=i18n("conversation"),
        show_label=False,
        elem_id="cm-chat",
        height="auto",
        placeholder=welcome(examples),
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        reasoning_tags=[],
        line_breaks=False,
        buttons=[],
        feedback_options=None,
        layout="bubble",
        group_consecutive_messages=False,
        allow_file_downloads=False,
    )


def _question_field(i18n: gr.I18n) -> tuple[gr.Textbox, gr.Button]:
    box = gr.Textbox(
        label=i18n("question"),
        show_label=False,
        placeholder=i18n("placeholder"),
        lines=1,
        max_lines=4,
        autofocus=True,
        submit_btn=i18n("send"),
        elem_id="cm-box",
        container=False,
    )
    clear = gr.Button(i18n("clear"), size="sm", variant="secondary", elem_id="cm-clear")
    return box, clear


def _wire(ask: Ask, box: Any, bridge: Any, clear: Any, chat: Any, outputs: list[Any]) -> None:
    """Sending, asking a suggested question, clearing. None of these is part of the HTTP interface."""

    def send(question: str, exchanges: Sequence[Exchange]) -> Iterator[list[Any]]:
        for each in converse(ask, question or "", exchanges):
            yield _values(each)

    def pick(exchanges: Sequence[Exchange], event: gr.EventData) -> Iterator[list[Any]]:
        for each in converse(ask, str(event.question), exchanges):
            yield _values(each)

    def start_over() -> list[Any]:
        return _values(frame((), box=""))

    state = outputs[2]
    private: dict[str, Any] = {"outputs": outputs, "api_visibility": "private", "show_progress": "hidden"}
    asking: dict[str, Any] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}
    box.submit(send, [box, state], **private, **asking)
    bridge.click(pick, [state], **private, **asking)
    gr.on([clear.click, chat.clear], start_over, None, queue=False, **private)


def _values(frame_: Frame) -> list[Any]:
    """A frame in the order of the outputs: field, notice, state, conversation, evidence."""
    box = gr.skip() if frame_.box is None else frame_.box
    return [box, frame_.notice, frame_.exchanges, frame_.messages, frame_.evidence]


def _add_api(ask: Ask) -> None:
    """The HTTP interface: /ask, the only public endpoint."""

    def ask_endpoint(question: str, history: list[dict[str, str]] | None = None) -> dict[str, Any]:
        """Answer a question about critical minerals; every sentence carries citations.

        Args:
            question: the question, in Chinese or English, at most 500 characters
            history: earlier turns, oldest first, each {"role": "user" or "assistant", "content": text}

        """
        try:
            return dict(answer_over_http(ask, question, history))
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error

    gr.api(ask_endpoint, api_name="ask", concurrency_limit=_AT_ONCE, concurrency_id="ask")


def _theme() -> gr.themes.Base:
    """Calm colours and the reader's own fonts: a font from another host would tell it who reads what."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.stone,
        font=_FONTS,
        font_mono=_MONO,
        radius_size=gr.themes.sizes.radius_md,
    )
