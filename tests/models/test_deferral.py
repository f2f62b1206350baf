"""scikit-learn is put off while sentence-transformers is imported, and is itself again afterwards."""

import subprocess
import sys


def run(code):
    """The output of a program of its own, where nothing is imported yet."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_function_imported_meanwhile_asks_the_real_one_when_called():
    code = """
import sys
from assistant.models.deferral import sklearn_deferred
with sklearn_deferred():
    from sklearn.metrics import accuracy_score
print("sklearn" in sys.modules, accuracy_score([1, 0, 1, 1], [1, 1, 1, 1]), "sklearn" in sys.modules)
import sklearn.metrics
print(sklearn.metrics.accuracy_score is not accuracy_score, bool(sklearn.__version__))
"""
    assert run(code) == ["False", "0.75", "True", "True", "True"]


def test_what_is_imported_already_is_left_alone():
    code = """
import sklearn, sys
from assistant.models.deferral import sklearn_deferred
with sklearn_deferred():
    print(sys.modules["sklearn"] is sklearn)
print(sys.modules["sklearn"] is sklearn)
"""
    assert run(code) == ["True", "True"]


def test_the_stand_in_goes_when_the_import_fails():
    code = """
import sys
from assistant.models.deferral import sklearn_deferred
try:
    with sklearn_deferred():
        import sklearn.cluster
except ImportError:
    print("sklearn" in sys.modules)
"""
    assert run(code) == ["False"]


def test_opening_a_model_imports_no_scikit_learn(tiny_model):
    code = f"""
import sys
from assistant.encoders.transformer import open_transformer
rows = open_transformer({str(tiny_model)!r}).encode_queries(["gallium"])
print(rows.shape[0], "sklearn" in sys.modules, "pandas" in sys.modules)
"""
    assert run(code) == ["1", "False", "False"]
