"""The ways in: the command line, the chat page, HTTP. Each shows what `Assistant.ask` gives and adds nothing to it."""
