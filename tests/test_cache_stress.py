"""Many processes share what is kept, some are killed, its files are damaged: it never changes an answer."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, SUGGESTION, WARNING, Ran, cli, environment, site

PAGES = {f"{i:02}.md": f"# Page {i}\n\n" + (ERROR + WARNING + SUGGESTION + PLAIN) * (i % 5 + 1) for i in range(24)}
COMMAND = ("check", ".", "--output-format", "json", "--jobs", "1")
KILLED = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7]
"""Seconds after which a process is killed: while it starts, while it writes."""


def kept(folder: Path) -> list[Path]:
    """Every file of what is kept."""
    return sorted(path for path in (folder / ".cache/plainlang").rglob("*") if path.is_file())


def answer(folder: Path) -> Ran:
    """What a run says without the cache."""
    return cli(folder, *COMMAND, "--no-cache")


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    command = [sys.executable, "-m", "plainlang", *COMMAND]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(folder)
    )


def test_twenty_processes_share_it_and_some_are_killed(tmp_path: Path) -> None:
    """Those that live all give the answer, and so does the next run over what is left behind."""
    expected = answer(site(tmp_path, PAGES))
    doomed = [started(tmp_path) for _ in KILLED]
    living = [started(tmp_path) for _ in range(20 - len(KILLED))]
    for process, after in zip(doomed, KILLED, strict=True):
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
    said = [process.communicate(timeout=120) for process in living]

    assert {tuple(expected)} == {
        (process.returncode, out.decode(), err.decode()) for process, (out, err) in zip(living, said, strict=True)
    }
    assert expected == cli(tmp_path, *COMMAND)


def flipped(data: bytes, random: random.Random) -> bytes:
    """With one bit of one byte turned."""
    i = random.randrange(len(data))
    return data[:i] + bytes([data[i] ^ 1 << random.randrange(8)]) + data[i + 1 :]


def cut(data: bytes, random: random.Random) -> bytes:
    """Without its end."""
    return data[: random.randrange(len(data))]


def filled(data: bytes, random: random.Random) -> bytes:
    """With zeros from somewhere on, as after a power cut."""
    i = random.randrange(len(data))
    return data[:i] + bytes(len(data) - i)


def garbage(data: bytes, random: random.Random) -> bytes:
    """Anything at all."""
    return random.randbytes(len(data))


@pytest.mark.parametrize("damaged", [flipped, cut, filled, garbage])
@pytest.mark.parametrize("seed", range(3))
def test_damage_to_every_file(damaged: Callable[[bytes, random.Random], bytes], seed: int, tmp_path: Path) -> None:
    """Results and rules alike are made again."""
    expected = answer(site(tmp_path, PAGES))
    cli(tmp_path, *COMMAND)
    for path in (files := kept(tmp_path)):
        path.write_bytes(damaged(path.read_bytes(), random.Random(f"{seed} {path.name}")))

    assert (expected, True) == (cli(tmp_path, *COMMAND), len(files) > len(PAGES))


OTHER_VERSIONS: list[Any] = [
    pytest.param({"schema": 0}, id="another schema"),
    pytest.param([], id="no report"),
    pytest.param(None, id="nothing"),
    pytest.param("text", id="a text"),
    pytest.param({"schema": 1, "findings": [{"rule": "own/gizmo"}]}, id="a finding without its place"),
    pytest.param({"schema": 1, "findings": 7}, id="a number for findings"),
]


@pytest.mark.parametrize("other", OTHER_VERSIONS)
def test_results_of_another_form(other: object, tmp_path: Path) -> None:
    """Whole files that hold what no version of today wrote are as if they were not there."""
    expected = answer(site(tmp_path, PAGES))
    cli(tmp_path, *COMMAND)
    body = json.dumps(other).encode()
    for path in kept(tmp_path):
        if path.suffix == ".json":
            path.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)

    assert expected == cli(tmp_path, *COMMAND)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO, errno.EMFILE])
@pytest.mark.parametrize("call", ["open", "replace", "write"])
def test_a_disk_that_takes_nothing(number: int, call: str, tmp_path: Path) -> None:
    """Full, read-only or broken: nothing is kept, nothing is left behind, and the answer is the same."""
    expected, whole = answer(site(tmp_path, PAGES)), os.fdopen
    error = OSError(number, os.strerror(number))

    def fails(handle: int, *args: Any) -> Any:
        os.close(handle)
        raise error

    target = {"open": patch("plainlang.files.os.open", side_effect=error)}
    target["replace"] = patch("plainlang.files.os.replace", side_effect=error)
    target["write"] = patch("plainlang.files.os.fdopen", side_effect=fails)
    (tmp_path / ".cache/plainlang/.gitignore").unlink(missing_ok=True)
    before = kept(tmp_path)
    with target[call]:
        ran = cli(tmp_path, *COMMAND)

    assert (expected, whole) == (ran, os.fdopen)
    assert before == [path for path in kept(tmp_path) if path.name != ".gitignore"]


def test_all_of_it_goes_while_runs_go_on(tmp_path: Path) -> None:
    """Results that are gone are made again."""
    expected = answer(site(tmp_path, PAGES))
    first, second = started(tmp_path), started(tmp_path)
    for path in kept(tmp_path):
        path.unlink(missing_ok=True)
    outs = [process.communicate(timeout=60)[0].decode() for process in (first, second)]

    assert [expected.out] * 2 == outs
