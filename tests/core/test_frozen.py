"""What a frozen program does before anything else (packaging/start.py)."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

TELLS = """
import os
def main():
    print(os.environ.get("QT_PLUGIN_PATH"), os.environ.get("LD_LIBRARY_PATH"))
    return 0
"""
START = Path(__file__).parents[2] / "packaging" / "start.py"


@pytest.fixture
def start():
    found = importlib.util.spec_from_file_location("start", START)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "OPENSSL_CONF"])
def test_nobodys_plug_ins_are_let_in(start, monkeypatch, name):
    monkeypatch.setenv(name, "/elsewhere")
    start.load_own()
    assert name not in os.environ


def test_what_it_becomes_after_a_lock_looks_for_its_libraries_anew(start, monkeypatch):
    """On a bare system no window came back: the new process thought they had been found."""
    monkeypatch.delenv("PYINSTALLER_RESET_ENVIRONMENT", raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    start.give_back()
    assert os.environ.pop("PYINSTALLER_RESET_ENVIRONMENT") == "1"
    assert "LD_LIBRARY_PATH" not in os.environ


def test_it_is_done_before_anything_of_ours_is_loaded(tmp_path):
    """A child that has to say what it found, with the window replaced by one that tells."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui/__init__.py").touch()
    (tmp_path / "ui/__main__.py").write_text(TELLS, encoding="utf-8")
    there = {"PYTHONPATH": str(tmp_path), "QT_PLUGIN_PATH": "/theirs", "LD_LIBRARY_PATH_ORIG": "/x"}
    line = [sys.executable, str(START)]
    done = subprocess.run(line, env=there, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["None", "/x"]
