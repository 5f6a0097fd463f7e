"""Where a run on a build server can be seen on the web: the address of the pages at the commit that is checked.

GitHub and GitLab say so in the environment (https://docs.github.com/actions/reference/variables-reference,
https://docs.gitlab.com/ci/variables/predefined_variables/). What they say is used only when it is a web address.
"""

from __future__ import annotations

import os
from collections.abc import Mapping


def pages_address(env: Mapping[str, str], folder: str) -> str:
    """The address below which the files of a folder can be seen; "" when nobody says."""
    from plainlang.reporters.html.addresses import web_address

    if env.get("GITHUB_REPOSITORY") and env.get("GITHUB_SHA"):
        server = env.get("GITHUB_SERVER_URL", "https://github.com")
        whole, root = f"{server}/{env['GITHUB_REPOSITORY']}/blob/{env['GITHUB_SHA']}", env.get("GITHUB_WORKSPACE", "")
    elif env.get("CI_PROJECT_URL") and env.get("CI_COMMIT_SHA"):
        whole, root = f"{env['CI_PROJECT_URL']}/-/blob/{env['CI_COMMIT_SHA']}", env.get("CI_PROJECT_DIR", "")
    else:
        return ""
    below = _below(folder, root) if root else "."
    if below is None:
        return ""
    return web_address(whole if below == "." else f"{whole}/{below}")


def shows_silenced(env: Mapping[str, str]) -> bool:
    """May silenced findings go into SARIF? GitHub does not know about silence and would open an alert for each."""
    return env.get("GITHUB_ACTIONS") != "true"


def _below(folder: str, root: str) -> str | None:
    """The way from the root of the repository to a folder in it, as an address has it."""
    from urllib.parse import quote

    try:
        way = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
    except ValueError:  # another drive
        return None
    return None if way.split(os.sep)[0] == os.pardir else quote(way.replace(os.sep, "/"))
