"""Abbreviations, by what must follow before one ends a sentence, and the words that show that it did.

Written without the last stop. Those with a capital count only with it: "Sun." is a day, "sun." ends a sentence.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BINDING: Final = _words(
    """Mr Mrs Ms Mx Messrs MR MRS Sra Srta Dra Ud Uds e.g i.e E.g I.e E.G I.E eg ie vs Vs v viz cf approx Approx ca
    esp d.b.a a.k.a"""
)
"""Never the end of a sentence. As written: "CA." and "MS." are places."""

NUMBERED: Final = _words(
    """no nos n° nº num p pp pg pgs sec secs sect fig figs vol vols ch chap par para paras pt pts ex eq ref refs
    ext tel ph fax sched subch subpt subsec cl amend r ver rev repr ed eds jan feb mar apr jun jul aug sep sept
    oct nov dec etc al hr hrs min mins max mo mos yr yrs wk wks oz lb lbs ft mi gal qt tbsp tsp mg kg km cm mm
    avg est pop misc incl excl apt bldg rm fl ste abbr appt appts attn cont conf info orig tech equiv exh encl
    qty amt seq amdt Art"""
)
"""The end of a sentence unless a number or a code follows. "Art" as written: not "of art. 5"."""

NAMED: Final = _words(
    """Dr Drs Prof Gen Sen Rep Gov Rev Hon Pres Lt Col Capt Cpl Sgt Pvt Maj Adm Cmdr Brig Supt Atty Asst Dir Insp
    Ft Mt Spc Amb Exec Ste Pt Sec Sr Fr Br Pub Stat Reg Fed Cong Rec Cir Ct App Supp Comp Comm Rul Proc Treas
    Civ Crim Evid Bankr Educ Bus Ann Doc DR PROF GOV SEN Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ln Pl Sq
    Ariz Ark Cal Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Mont Neb Nev Okla Ore Pa Tenn
    Tex Va Vt Wis Wyo inc co corp ltd llc jr sr esq pvt dept depts st ave blvd rd hwy pkwy div dist univ inst
    assn assoc natl nat'l intl int'l govt gov't bros mfg admin att'y"""
)
"""The end of a sentence only before a word that starts sentences, as is "U.S."."""

STARTERS: Final = _words(
    """a about according actually after all also although an and another any anyone apply are as ask at be because
    before both bring but by call can check click complete contact could did do does don't during each either
    enter even every everyone fill find follow for from get give go had has have he her here his how however i
    if in instead is it its just keep learn let like make many more most must my never next none not note now on
    once only or other our pay people please prior read remember see send several she should since so some
    someone still submit such take tell than that the their them then there therefore these they this those
    though through thus to try under unless until use visit was we were what whatever when whenever where
    whether which while who whose why with within without would write yes yet you your"""
)
AFTER_HOURS: Final = _words(
    """eastern central mountain pacific alaska hawaii atlantic local daylight standard et ct mt pt est edt cst cdt
    mst mdt pst pdt akst hst utc gmt bst monday tuesday wednesday thursday friday saturday sunday weekdays
    weekends january february march april may june july august september october november december mon tue tues
    wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"""
)
ABBREVIATIONS: Final = BINDING | NUMBERED | NAMED
