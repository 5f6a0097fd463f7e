"""Buttons that name a thing: 20 that should say what happens, 20 for which a noun is right or not surely wrong."""

from __future__ import annotations

import pytest
from inline_rules import findings, one_rule, shown

RULE = "structure: button-without-verb\ntexts: [home, next step]\nmessage: '{happens}'"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<button>Application form</button>", "Get the application form"),
        ("<button>Your account details</button>", "See your account details"),
        ("<button>Account details</button>", "See the account details"),
        ("<button>New request</button>", "Start a new request"),
        ("<button>New customer</button>", "Add a new customer"),
        ("<button>Another payment</button>", "Make another payment"),
        ("<button type=submit>Payment</button>", "Pay"),
        ("<button type=submit>REGISTRATION</button>", "Register"),
        ("<button>Submission of claim</button>", "Submit the claim"),
        ("<button>Cancellation of your order</button>", "Cancel your order"),
        ("<button>Application for leave</button>", "Apply for leave"),
        ("<button>Final submission</button>", "Submit …"),
        ("<input type=submit value='Online application'>", "Start the online application"),
        ("<a class='usa-button' href=f.pdf>Registration Form (PDF, 2 MB)</a>", "Get the Registration Form"),
        ("<a class='btn btn-primary' href=x>Event details »</a>", "See the event details"),
        ("<a class='btn btn-call-to-action' href=x>Template with guidance</a>", "Get the template with guidance"),
        ("<a class=button href=x>Medicare application form</a>", "Get the Medicare application form"),
        ("<p>Choose one.</p><button>Your documents</button><button>Back</button>", "See your documents"),
        ("<button>Home</button><button>Passport renewal</button>", "Start the passport renewal"),
        ("<button>Cancel</button><button type=submit>Tax form</button>", "Get the tax form"),
    ],
)
def test_a_noun_for_what_happens(page: str, expected: str) -> None:
    """The button is found, and a verb offered."""
    assert [f.message for f in findings(one_rule(RULE), page, "html")] == [expected]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<button>Get the application form</button>", id="a verb"),
        pytest.param("<button>Next step</button><button>Details</button>", id="known, a word alone"),
        pytest.param("<button>Order form</button><button>Print receipt</button>", id="a verb or a noun"),
        pytest.param("<button role=tab>Payment details</button>", id="a tab"),
        pytest.param("<h2><button>Payment details</button></h2>", id="in a heading"),
        pytest.param("<button aria-expanded=false>Payment details</button>", id="a disclosure"),
        pytest.param("<button data-bs-toggle=modal>Annual report</button>", id="a toggle"),
        pytest.param("<button class=usa-accordion__button>Annual report</button>", id="an accordion"),
        pytest.param("<a class='btn nav-link' href=x>Annual report</a>", id="navigation"),
        pytest.param("<a class=btn href='#form'>Application form</a>", id="a jump on the page"),
        pytest.param("<button disabled>Payment</button>", id="disabled"),
        pytest.param("<button type=button>Application</button>", id="a switch"),
        pytest.param("<button aria-label='Get the form'>Application form</button>", id="heard otherwise"),
        pytest.param("<button>Monthly report</button><button>Annual report</button>", id="a choice"),
        pytest.param("<button>Museum</button><button>Application</button>", id="a menu"),
        pytest.param("<button>Veterans Benefits Administration</button><button>New York</button>", id="names"),
        pytest.param("<button>Form 1040</button><button>May 2025 report</button>", id="numbers"),
        pytest.param("<button>Forms and reports</button><button>Annual reports</button>", id="sections"),
        pytest.param("<button>Next application</button><button>More details</button>", id="pages"),
        pytest.param("<p>Application form</p><a href=x>Your account details</a>", id="no button"),
    ],
)
def test_a_noun_that_is_right(page: str) -> None:
    """Names of places, pages and choices, and what may be a verb, are left alone."""
    assert shown(one_rule(RULE), page, "html") == []
