"""How good the assistant is: question sets, text matching, metrics (pure functions), the runner and its tables."""
