"""The chat page: question in, cited answer and evidence cards out. The only room that knows Gradio.

`from assistant.interfaces.chat.page import build_page, serve` loads Gradio; every other module here is plain Python
that turns the answer contract into HTML, so that it can be tested without a browser and without Gradio.
"""
