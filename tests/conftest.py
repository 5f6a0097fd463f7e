"""Tests keep nothing in the home of whoever runs them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

pytest_plugins = ["an_editor"]
collect_ignore_glob = [] if find_spec("pyarrow") and find_spec("fastwarc") else ["batch/*"]
collect_ignore_glob += [] if find_spec("pygls") else ["lsp/*"]


@pytest.fixture(scope="session", autouse=True)
def kept_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What plainlang keeps between runs lies in a folder of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
