"""Capitals in government prose: words that make a name of their neighbours, and words whose capital says nothing.

"Veterans", "State" and "Form" are written large by many offices and name nobody; "Act" and "Bureau" do when they stand
with other capitals.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LAWS: Final = _words(
    """act acts amendment amendments bill circular code constitution directive grant grants initiative law order plan
    policy program programme programs project regulation regulations resolution rule strategy treaty"""
)
"""What laws and programs are called."""

BODIES: Final = _words(
    """academy administration agency alliance archives army assistance association authority bank board bureau campaign
    center centers centre coalition college commission committee convention corporation corps council court department
    directorate division force foundation fund guard hospital house institute institutes laboratory league library
    ministry museum navy network office park partnership register school secretary senate service services society
    standards standard state system tribunal trust union university"""
)
"""What offices and the like are called."""

HEADS: Final = LAWS | BODIES

COMMON: Final = HEADS | _words(
    """administrator agencies api apis appendix applicant article attachment beneficiary branch chapter chart citizen
    city claimant client commissioner congressional contractor counties country county css csv customer departments
    director district dvd email employee employer exhibit faq faqs federal figure form forms government governments
    governor grantee html id ids individual internet item line local member members nation national native note
    notice officer offices ok page part parties party pc pdf pdfs pin president public recipient rss schedule section
    seo site stage states step subpart table taxpayer team title tribal tribe tribes tv url urls user users veteran
    veterans volume web website xml"""
)
"""Words that name nobody alone, or among themselves: "the Federal Government", "Veterans", "each State"."""

CALENDAR: Final = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun"""
)

SHOUTED: Final = _words(
    """all and any are before both but can cannot do does don't draft each every final first free if important is may
    more must never new no not note now of only or read same stop that the this to two until warning what when who will
    with yes you your"""
)
"""Small words that people write IN CAPITALS for emphasis; other short capitals are the letters of a name."""

OPENERS: Final = _words(
    """a about according across add after again all allow also although always among an and another answer any anyone
    apply are as ask at attach attend avoid based be because become before begin below bring browse build but buy by
    call can cancel change check choose click close collect come compare complete confirm connect consider contact
    continue copy could create cut dear decide delete describe did discover do does don't download during each earn
    edit either email enroll ensure enter even every everyone example except explain explore fax file fill find finish
    follow for form from get give go had has have he hello help her here hi his how however i if in include instead into
    is it its join just keep know last learn leave let like list listen log look mail make manage many may meet monitor
    more most move much must my neither never next no none nor not note notify now of offer on once one only open
    or order other our over pay per perhaps pick please prepare press previous print protect prove provide put read
    receive refer register related remember remind remove renew repeat replace reply report request return review
    reviewed save say schedule scroll search see select send set several share she should show sign similarly since
    sign-in skip so some someone start stay still stop store submit subscribe such support take talk tell than thank
    thanks that the their them then there therefore these they this those though through thus tip to today together
    track try turn two type under unless until update upload upon us use using verify via view visit wait want was watch
    we welcome were what whatever when whenever where whether which while who whoever whose why will with within without
    work would write yes yet you your yours"""
)
"""Words that open sentences, lines and buttons: no name begins with one."""
