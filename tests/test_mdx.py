"""MDX: modules and expressions are no prose; the children of elements and some of their props are."""

from __future__ import annotations

import pytest
from reading import comments, elements, marks, shown

from plainlang.readers import read_source

P = "paragraph: "
MDX = [
    pytest.param("import A from 'a'\nimport {\n  B\n} from 'b'\n\nText", [P + "Text"], id="import"),
    pytest.param("export const a = {\n  b: 1,\n}\n\nText", [P + "Text"], id="export"),
    pytest.param(
        "import taxes are high.\n\nexport goods", [P + "import taxes are high.", P + "export goods"], id="prose"
    ),
    pytest.param("Hi {user.name}, {`a ${b}`} {'}'} c", [P + "Hi □, □ □ c"], id="expressions"),
    pytest.param("{/* a\n\nb */}\n\nText", [P + "Text"], id="comment"),
    pytest.param(
        '<Card title="Tip" at={{a: [1, 2]}} b={c > d}>\n\nText\n\n</Card>', ["label: Tip", P + "Text"], id="JSX"
    ),
    pytest.param("<>\n\nText\n\n</>", [P + "Text"], id="fragment"),
    pytest.param("<Tabs.Tab title='A b'>Text</Tabs.Tab>", ["label: A b", P + "Text"], id="member"),
    pytest.param("```js\nimport A from 'a'\nf() {\n```\n\nText }", [P + "Text }"], id="code"),
    pytest.param("{open\n\nText", [P + "{open", P + "Text"], id="open brace"),
]
CHILDREN = [
    pytest.param("<Card>\nOne **two**\n\n- three\n</Card>\n4", [P + "One two", "item: three", P + "4"], id="lines"),
    pytest.param("<Card>One **two**</Card> three", [P + "One two three"], id="one line"),
    pytest.param("<A>\n  <B>\n    One *two*\n\n    - three\n      - four\n\n    ```\n    <nav>\n    ```\n  </B>\n</A>",
                 [P + "One two", "item: three", "item: four"], id="indented"),
    pytest.param("- a\n\n  <A>\n    b\n\n    c\n  </A>\n- d", [f"item: {c}" for c in "abcd"], id="in an item"),
    pytest.param("<Card\n  a=\"b\"\n  {...c}\n>\n  One\n</Card>", [P + "One"], id="tag over lines"),
    pytest.param("<Card\n  a=\"b\"\n>One *two*</Card>", [P + "One two"], id="text behind a tag over lines"),
    pytest.param("<Card a={b} />\nOne\n<hr/>\ntwo", [P + "One", P + "two"], id="closed at once"),
    pytest.param("<>One *two*</>\n\n<>\nthree\n</>", [P + "One two", P + "three"], id="fragments"),
    pytest.param("<div>\n  One **two**\n</div>", [P + "One two"], id="HTML"),
    pytest.param("<h2>\n  One\n</h2>\n<td>\n  two\n</td>", ["heading2: One", "cell: two"], id="roles of HTML"),
    pytest.param("<nav>\n\n- a\n\n</nav>\n\n<Nav>\n\nb\n\n</Nav>", [P + "b"], id="only HTML has navigation"),
    pytest.param("<Code>a</Code> b\n\n<CodeBlock>\n\nc\n\n</CodeBlock>\n\nd", [P + "□ b", P + "d"], id="code"),
    pytest.param("<A.B.C>a</A.B.C> <D<E>>b</D> <F<G, H[]> i='j'>c</F>", [P + "a b c"], id="members and generics"),
    pytest.param("<A b={<p>no</p>} c={() => { d }}>e</A>", [P + "e"], id="elements in props"),
    pytest.param("a {/* <nav> */} b", [P + "a □ b"], id="comment"),
    pytest.param("</Card>\n\na\n\n<Card>\nb", [P + "a", P + "b"], id="out of step"),
    pytest.param("- a\n\n<h2>\n  b\n</h2>\n\n<p>\n  c\n</p>", ["item: a", "heading2: b", P + "c"], id="behind a list"),
    pytest.param("- a\n\n<>\n  b\n</>   c", ["item: a", P + "b c"], id="a fragment shows nothing"),
    pytest.param("<A>\n  <B\n    c='d'>One</B>\n\n  two\n</A>", [P + "One", P + "two"], id="tag over lines, deep"),
    pytest.param("1 < 2 and <", [P + "1 < 2 and <"], id="no tags"),
]  # fmt: skip
TAGS = [
    "<>read</>", "<><>read</></>", "<>   *read*</>", "<A>read</A>", "<A.B c={d}>read</A.B>", "<b>read</b>",
    "<A>\nread\n</A>", "<A>\n  read\n</A>", "<A\n  b='c'>read</A>", "<A\n  b='c'\n>   read</A>",
    "<A b={{\n\n  c: 1\n}}>\n  read\n</A>", "{a} read", "{a(\n\n)} read", "{/* a\n\n*/}\n\nread",
]  # fmt: skip
AROUND = [pytest.param("- a", 2, id="list"), pytest.param("1. a", 3, id="numbered list")]
PROPS = [
    pytest.param("title='A b'", ["label: A b"], id="title"),
    pytest.param('label="A &amp; b"', ["label: A & b"], id="label"),
    pytest.param(
        "heading={'A'} caption={\"B\"} text={ `C d` }", ["heading: A", "caption: B", P + "C d"], id="in braces"
    ),
    pytest.param("description='A' summary='B' alt='C'", ["description: A", "summary: B", "alt: C"], id="more"),
    pytest.param("title={a} label={`b ${c}`} text={'d' + e} alt={f('g')}", [], id="expressions"),
    pytest.param('title={"it\\"s"}', [], id="escapes are left alone"),
    pytest.param("href='a' id='b' name='c' kind='d' titles='e'", [], id="others"),
]


@pytest.mark.parametrize(("source", "expected"), MDX + CHILDREN)
def test_mdx(source: str, expected: list[str]) -> None:
    """Modules and expressions are no prose."""
    assert shown(source, "mdx") == expected
    assert shown(source.replace("\n", "\r\n"), "mdx") == expected


@pytest.mark.parametrize(("around", "indent"), AROUND)
@pytest.mark.parametrize("tag", TAGS)
def test_tags_are_no_indentation(around: str, indent: int, tag: str) -> None:
    """What stands behind a tag at the left is no part of a list above; an indented tag is, and so is its text."""
    inside = f"{tag}\n\nmore".replace("\n", "\n" + " " * indent)

    assert shown(f"{around}\n\n{tag}\n\nmore", "mdx") == ["item: a", P + "read", P + "more"]
    assert shown(f"{around}\n\n{' ' * indent}{inside}", "mdx") == ["item: a", "item: read", "item: more"]


@pytest.mark.parametrize("mark", ["- ", "12) ", "- [ ] "])
@pytest.mark.parametrize("tag", ["<>read</>", "<><>read</></>", "<A>read</A>", "{a(\n\n)} read"])
def test_tags_behind_marks(mark: str, tag: str) -> None:
    """A tag behind the mark of a list makes no code of its text, and no part of what follows."""
    assert shown(f"{mark}{tag}\n\nmore", "mdx") == ["item: read", P + "more"]


@pytest.mark.parametrize(("props", "expected"), PROPS)
def test_props(props: str, expected: list[str]) -> None:
    """Props that are prose by their names are read when they are texts."""
    assert shown(f"<Card {props} />", "mdx") == expected
    assert shown(f"<Card\n  {props}\n>\n  z\n</Card>", "mdx") == [*expected, P + "z"]


def test_places_of_props() -> None:
    """The span of a prop is what stands in the quotation marks."""
    source = "<Tab label={'label'} title=\"title\" />"

    assert [(b.span.start, source[slice(*b.span)]) for b in read_source(source, "mdx").blocks] == [
        (13, "label"), (28, "title")
    ]  # fmt: skip


def test_components_that_stand_for_elements() -> None:
    """Links, images and buttons are what they are called."""
    page = "<Link href='u'>go</Link> <Image src='a' alt='Cat' /> <StartButton text='Start' />"

    assert marks(page, "mdx") == [("link", "go", "u")]
    assert elements(page, "mdx", "image") == [("", {"alt": "Cat"})]
    assert shown(page, "mdx") == [P + "go □", "alt: Cat", "button: Start"]


def test_comments() -> None:
    """Comments are expressions."""
    assert comments("{/* a */}\n\nb {c}", "mdx") == ["{/* a */}"]
