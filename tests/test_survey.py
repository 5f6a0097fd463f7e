"""What a repository is made of, as `plainlang init` sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import PLAIN

from plainlang.survey import survey
from plainlang.survey.authority import hint
from plainlang.survey.keys import prose_keys
from plainlang.survey.sites import sites_in

FRENCH = "Nous vous aidons à trouver un emploi. Le service est gratuit pour les personnes qui en ont besoin.\n"
ENGLISH = "We help you find a job. The service is free for the people who need it, and you can use it from home.\n"


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"_config.yml": "title: x\n"}, [("Jekyll", "", (".",))], id="Jekyll"),
        pytest.param({"_config.yml": "source: src\n"}, [("Jekyll", "", ("src",))], id="Jekyll, moved"),
        pytest.param({"hugo.toml": "baseURL = 'x'\n"}, [("Hugo", "", ("content",))], id="Hugo"),
        pytest.param(
            {"config.toml": "baseurl = 'x'\ncontentDir = \"pages\"\n"}, [("Hugo", "", ("pages",))], id="Hugo, moved"
        ),
        pytest.param({"config.toml": "[other]\n"}, [], id="a configuration of something else"),
        pytest.param({".eleventy.js": "dir: {input: 'src'}"}, [("Eleventy", "", ("src",))], id="Eleventy, moved"),
        pytest.param({"eleventy.config.mjs": ""}, [("Eleventy", "", (".",))], id="Eleventy 3"),
        pytest.param(
            {"docusaurus.config.ts": ""}, [("Docusaurus", "", ("docs", "blog", "src/pages"))], id="Docusaurus"
        ),
        pytest.param({"mkdocs.yml": "docs_dir: 'text'\n"}, [("MkDocs", "", ("text",))], id="MkDocs, moved"),
        pytest.param({"docs/conf.py": "extensions = []\n"}, [("Sphinx", "docs", (".",))], id="Sphinx"),
        pytest.param({"docs/conf.py": "x = 1\n"}, [], id="another conf.py"),
        pytest.param({"docs/.vitepress/config.js": ""}, [("VitePress", "docs", (".",))], id="VitePress"),
        pytest.param(
            {"a/mkdocs.yml": "", "web/next.config.js": "", "a/b/mkdocs.yml": ""},
            [
                ("MkDocs", "a", ("docs",)),
                ("Next.js", "web", ("content", "pages", "src/pages", "app", "src/app", "posts")),
            ],
            id="two sites",
        ),
        pytest.param({"node_modules/x/_config.yml": "", ".x/mkdocs.yml": ""}, [], id="of others"),
        pytest.param({"a.md": PLAIN}, [], id="none"),
    ],
)  # fmt: skip
def test_sites(files: dict[str, str], expected: list[tuple[str, str, tuple[str, ...]]], tmp_path: Path) -> None:
    """What it is built with, where, and where its pages are."""
    assert expected == [(s.builder.name, s.folder, s.content) for s in sites_in(repository(tmp_path, files))]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"mkdocs.yml": "", "docs/a.md": PLAIN}, ["/site/"], id="output that is not there yet"),
        pytest.param({"x/mkdocs.yml": "site_dir: out\n", "x/docs/a.md": PLAIN}, ["/x/out/"], id="output, below"),
        pytest.param({"_config.yml": "", "a.md": PLAIN, "_site/a.html": ""}, [], id="output that is known"),
        pytest.param(
            {"hugo.yaml": "baseURL: x\n", "content/a.md": PLAIN, "themes/x/README.md": PLAIN, "layouts/x.html": ""},
            ["/resources/", "/themes/", "/layouts/"],
            id="templates and themes",
        ),
        pytest.param({"a.md": PLAIN, "third_party/x/a.md": PLAIN}, ["third_party/"], id="written by others"),
        pytest.param({"README.md": PLAIN, "a.md": PLAIN}, [], id="no site, so README is a page"),
        pytest.param({"en/a.md": ENGLISH, "fr/a.md": FRENCH, "fr/b/fr/c.md": FRENCH}, ["/fr/"], id="in French"),
        pytest.param({"a.md": ENGLISH, "it/a.md": ENGLISH}, [], id="about IT"),
        pytest.param({"en/a.md": ENGLISH, "es/a.md": ""}, ["/es/"], id="nothing to tell by"),
    ],
)
def test_excludes(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """What is no page of this site, or none that plainlang can read."""
    assert expected == [item.pattern for item in survey(repository(tmp_path, files)).excludes]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.md", "docs/b.md"], (".",)),
        (["docs/a.md", "docs/x/b.md"], ("docs/",)),
        (["src/docs/en/a.md", "src/docs/en/x/b.md"], ("src/docs/en/",)),
        (["blog/a.md", "docs/b.md"], ("blog/", "docs/")),
        (["a/a.md", "b/a.md", "c/a.md", "d/a.md"], (".",)),
        ([], (".",)),
    ],
    ids=["at the top", "one", "deep", "two", "many", "none"],
)
def test_folders(files: list[str], expected: tuple[str, ...], tmp_path: Path) -> None:
    """The folders to check, in as few words as possible."""
    assert expected == survey(repository(tmp_path, dict.fromkeys(files, PLAIN))).folders


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"CNAME": "www.gov.uk\n"}, "govuk"),
        ({"_config.yml": "url: https://beta.gov.scot\n"}, "govuk"),
        ({"_config.yml": 'url: "https://digital.nhs.uk/x"\n'}, "nhs"),
        ({"hugo.toml": 'baseURL = "https://design.canada.ca/"\n'}, "canada"),
        ({"package.json": '{\n  "homepage": "https://www.stylemanual.gov.au"\n}'}, "australia"),
        ({"mkdocs.yml": "site_url: https://design.va.gov\n"}, "va"),
        ({"CNAME": "guides.18f.gov"}, "18f"),
        ({"CNAME": "www.cdc.gov"}, "health-us"),
        ({"CNAME": "www.irs.gov"}, "us-federal"),
        ({"CNAME": "army.mil"}, "us-federal"),
        ({".git/config": "[remote]\n\turl = git@github.com:alphagov/x.git\n"}, "govuk"),
        ({".git/config": "[remote]\n\turl = https://github.com/18F/x\n"}, "18f"),
        ({"CNAME": "example.com", ".git/config": "[remote]\n\turl = https://github.com/nobody/x\n"}, None),
        ({"CNAME": "notgov.uk.example.com"}, None),
        ({"CNAME": "", "_config.yml": "title: gov.uk\n"}, None),
    ],
)
def test_authority(files: dict[str, str], expected: str | None, tmp_path: Path) -> None:
    """The profile that an address asks for."""
    found = hint(repository(tmp_path, files), sites_in(tmp_path))

    assert expected == (found.profile if found else None)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("intro: We help people who look for work.", {"intro": "description"}),
        ("subtitle: All about your tax return", {"subtitle": "description"}),
        (
            "hero: {heading: Find your way home, button: Apply for a grant}",
            {"hero.heading": "heading", "hero.button": "button"},
        ),
        ("cards:\n  - text: We help you find a job.", {"cards.*.text": "paragraph"}),
        ("image: {alt: A person who fills in a form}", {}),
        ("hero: {alt: A person who fills in a form}", {"hero.alt": "alt"}),
        ("menu:\n  - {text: How to find a job, href: /x}", {}),
        ("title: How to find a job", {}),
        ("layout: A page of two columns", {}),
        ("intro: short", {}),
        ("intro: https://example.gov/a b c", {}),
        ("text: <%= code %> and {{ more }} of it", {}),
        ("description: [We help people who look for work.]", {"description.*": "description"}),
        ("a: [", {}),
        ("note: 2020-01-01", {}),
    ],
)  # fmt: skip
def test_prose_keys(front: str, expected: dict[str, str]) -> None:
    """The keys whose values read like prose, with the role of their text."""
    assert expected == {key.path: key.role for key in prose_keys([f"---\n{front}\n---\nText.\n"])}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('+++\nintro = "We help people who look for work."\n+++\n', ["intro"]),
        ('{"intro": "We help people who look for work."}\n', ["intro"]),
        ("+++\nintro = \n+++\n", []),
        ("Text alone.\n", []),
        ("", []),
    ],
    ids=["TOML", "JSON", "broken TOML", "none", "nothing"],
)
def test_kinds_of_front_matter(source: str, expected: list[str]) -> None:
    """All that plainlang reads."""
    assert expected == [key.path for key in prose_keys([source])]


def test_a_key_of_one_page_among_many() -> None:
    """It is chance; one of every tenth page is not."""
    page = "---\nintro: We help people who look for work.\n---\n"

    assert [] == prose_keys([page, *["Text.\n"] * 40])
    assert [4] == [key.pages for key in prose_keys([page] * 4 + ["Text.\n"] * 36)]


def test_a_sample_is_read(tmp_path: Path) -> None:
    """Of a thousand pages, three hundred at most."""
    repository(tmp_path, {f"docs/{i}.md": PLAIN for i in range(1000)})
    seen = survey(tmp_path)

    assert (1000, {".md": 1000}) == (seen.pages, seen.suffixes)
    assert 200 <= seen.read <= 300
