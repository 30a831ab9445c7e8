"""CI is an ordinary machine: nothing that a developer's machine sets reaches it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
def test_ci_keeps_only_what_reaching_the_package_index_needs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    shutil.copy(ROOT / "constraints.txt", tmp_path)
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "$@"\nenv\nexit 7\n', encoding="utf-8")
    python.chmod(0o755)
    hidden = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "QT_SCALE_FACTOR", "LC_ALL", "DISPLAY")
    index = {"PIP_INDEX_URL": "index", "SSL_CERT_FILE": "a certificate", "https_proxy": "proxy"}
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "de_DE"}
    done = subprocess.run(
        ["bash", ".ci/run"],
        cwd=tmp_path,
        env={**given, **index, **dict.fromkeys(hidden, "1"), "PIP_PROXY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    asked, *lines = done.stdout.splitlines()
    assert asked == "packaging/bootstrap.py setup"
    found = dict(line.split("=", 1) for line in lines)
    shell = {"PWD", "OLDPWD", "SHLVL", "_"}
    assert {k: v for k, v in found.items() if k not in shell} == {
        **given,
        **index,
        "LANG": "C.UTF-8",
        "TERM": "dumb",
    }
