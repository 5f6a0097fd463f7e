"""Sentences of letters, rules, forms and notices: what government prose puts before and after a stop."""

from __future__ import annotations

import pytest

import plainlang
from plainlang.language.sentences import split
from plainlang.language.words import tokenize

# A bar stands where one sentence ends and the next begins.
ABBREVIATIONS = """
The Dept. of Labor and the Dept. of Veterans Affairs share records.
Apply to the U.S. Dept. of Education. |It pays the loan.
Ask the Bureau of Land Mgmt. in Reno.
Delmar Tools, Inc., a Nevada firm, lost its license. |It may appeal.
She sued Delmar Tools Inc. in 2021. |The case closed.
The contractor is Ortega & Sons, LLC. |They start in May.
Hill Medical Intl. Ltd. Chairman Joel Ames resigned.
They make it at Ash Bros. |We test it there.
Fannie Ash, d.b.a. The Corner Shop, holds the permit.
Your form is due Jan. 5. |Mail it early.
Rules change on Oct. 1, 2026. |Until then, nothing changes.
We paid you in Dec. and again in Feb.
The fair runs Sat., Sept. 6, and Sun., Sept. 7.
The office closed on Tues. |It opens again Thurs.
The deadline was Aug. 31. |25 offices missed it.
Is it due in Jan.? |No.
Ask Ms. Okafor, Mr. Lund, or Mx. Reyes.
Dr. Anita Rao, M.D., heads the clinic. |She sees children.
She earned her Ph.D. |It took six years.
The point is from Hon. A M Nasser. |A judge agreed.
It is in Doc. No. 5061, as amended by Amdt. 39-106.
She worked at Delmar Tools, Inc. |Prior to that, she taught.
Sen. Luis Ortega and Rep. Amy Tran wrote it. |The House passed it.
Gov. Dana Whitfield and Lt. Gov. Hayes spoke. |Lt. Col. Burke did not.
Maj. Gen. Ito, Spc. Diaz, and Sgt. 1st Class Moss got medals.
The note is from Amb. Ruiz and Atty. Gen. Lopez.
Rev. Dr. Ida Wells Jr. Day is a holiday.
It is for John Doe Jr. and Jane Roe Sr. |They own it jointly.
Give it to your rep. |They will sign it.
La Sra. Gómez y el Sr. Peña firmaron. |¿Necesita ayuda?
The Dra. Íñiguez clinic is open. |Élida Ríos runs it.
We have offices in Trenton, N.J., and Albany, N.Y. |Both are open.
The lab is in Oak Ridge, Tenn. |It opened in 1943.
Call the Springfield, Ill. office.
Our office is in Washington, D.C. |The mall is near.
Call the Washington, D.C. Mayor's Office.
Goods come from the U.S.A. |It is their only source.
If you live outside the U.S., write to us.
Only U.S. citizens can vote. |U.S. nationals cannot.
You must live in the U.S. |You must also be 18.
Did she move to the U.S.? |If so, file.
The U.K. and the U.N. agreed.
J. Q. Public signed here. |Jane R. Doe signed there.
J.Q. Public may apply.
We test for hepatitis B. |Ask about the vaccine.
It was my sister and I. |We both signed.
Choose plan B. |Plan A costs more.
Publication No. 17 is free. |Order it.
The answer is no. |You cannot appeal.
Nos. 3 and 4 apply. |No. 5 does not.
Sec. 202(b) applies. |Secs. 203 and 204 do not.
See Ch. 7, Art. 5, and App. B. |They explain fees.
Attach Exh. A, Sched. C, and Encl. 2. |Sign both.
See App. A and Sched. A for rates. |App. A is long.
Turn to p. 5 or pp. 5-7. |Write in ink.
It is in Fig. 3. |The map is old.
The 3rd ed. is out of print. |Get the 4th ed. |It has new rules.
Qty. 5 is the most you can order. |Amt. 6 is refused.
Bring ID (e.g., a passport). |We copy it.
Some benefits, i.e. SNAP and WIC, continue.
Use strong bags, esp. Type II bags.
Bring ID (card, pass, etc.). |We copy it.
Forms, fees, etc. (see page 3) are listed below.
Bring pens, paper, etc. |(You can buy them here.) |Sit down.
Compare note 2, cf. Sec. 5, and note 8.
See Nguyen et al. |They found no link.
N.B. The fee is not refunded. |P.S. Bring this letter.
Lee v. Ortega and Lee vs. Gray were settled.
Allow approx. 10 days. |Approx. 3 in 10 wait longer.
"""
CITATIONS = """
You may qualify under 42 U.S.C. § 1396a(a)(10). |Ask the state.
This follows 20 CFR 404.1520(a)(4)(ii). |It has five steps.
Pub. L. 111-148 changed this. |Pub. L. No. 116-136 changed it again.
The rule is at 85 Fed. Reg. 4150 (Jan. 23, 2020). |It took effect in May.
See 5 U.S.C. §§ 551-559. |They cover rulemaking.
It is in § 60.4(b)(1)(iii)(A). |The limit is 10 percent.
See §§ 2.1, 2.3, and 2.5. |§ 2.6 is reserved.
The law is in title 38, U.S.C. |It lists your benefits.
See 26 U.S.C. Section 501(c)(3) for the test.
Under 8 C.F.R. Part 214 you need a visa.
See 42 U.S.C. 1983; 28 U.S.C. 1343. |Both apply.
E.O. 13166 requires this. |So does Exec. Order No. 14012.
The duty is in 42 U.S.C. 4321 et seq. (NEPA) and state law.
See id. at 7. |Officials agreed.
See Rev. Rul. 87-41 and Treas. Reg. § 31.3401. |Both define employee.
Cal. Civ. Code § 1798 applies. |So does N.Y. Gen. Bus. Law § 349.
Tex. Educ. Code Ann. § 51.9 sets the rate.
Fed. R. Civ. P. 26(b) and Fed. R. Evid. 404 limit this.
Lee v. Ortega, 512 F. Supp. 2d 11 (D. Nev. 2007), controls. |It was not appealed.
See Brown v. Board of Ed., 347 U.S. 483 (1954). |It ended segregation.
H.R. Rep. No. 108-7 says so. |S. 12 does not.
Under the Freedom of Information Act (5 U.S.C. 552), you can ask. |We reply in 20 days.
It is funded by Title IV. |The state runs it.
It is funded by Title V. |The state matches it.
§ 404.1520. Evaluation of disability in general.
§552a. Records kept on individuals
"""
NUMBERS = """
Add 0.5 percent. |Round up.
Rates rose 3.5%. |Costs did not.
Pay $1,250.75. |Keep the receipt.
The fee is $.50. |It was $.25.
It costs about $1.5 million. |Congress paid.
The lot is 40 ft. |Measure it.
It is 6 ft. 2 in. tall.
We open at 8:30 a.m. |The doors close at 5.
Call from 8 a.m. to 8 p.m. Monday through Friday. |Calls are free.
The 10 a.m. Zoom meeting is full.
Doors open at 6 p.m. (5 p.m. in winter). |Come early.
Call by 5 p.m. (Eastern). |We close then.
At 2 p.m. EST the office closes.
We open at 9 A.M. |We close at 5 P.M.
Call 1-800-555-0199. |Press 2.
Call 800.555.0199. |Press 2.
Call 555-0143, ext. 12. |Ask for Ana.
Call (202) 555-0143. |Ask for Lee.
Write to P.O. Box 44, Reno. |Include your name.
Our office is at 9 Pine St., Apt. 4. |Ring twice.
Go to 12 Lake Blvd. |Take the lift.
Drive to St. Paul on Hwy. 61. |Park in Lot C.
Ste. Genevieve and Pt. Reyes are open.
It is on Ida Wells Jr. Blvd. |We have parking.
5 N. Main St. is closed. |7 E. 4th Ave. is open.
Write to Mail Stop 4, Washington, D.C. 20590. |Write “Claims” on it.
1. Do this. |2. Do that.
1) Sign it. |2) Mail it.
2.1.3 Definitions. |In this part:
Question 6. Are you a citizen? |Yes.
Q. Who pays? |A. You do.
Q1. Who pays? |A1. You do.
Box 5a. Enter the total. |Line 12b. Add lines 3 and 4.
Give them Form W-4. |They withhold tax.
Use Schedule C. |Then file.
Mail Form W-4, Form I-9, etc. |Employers keep copies.
Mail the W-2. |2 copies are enough.
"""
MARKS = """
Wait… what about fees?
Wait... |You are not done.
The rule says “… must file” and no more.
He paid . . . . |She did not.
Choose Open... |The box appears.
Write "void". |Then sign.
Write “void.” |Then sign.
She said, "File now." |We did.
‘Resident’ means you live here. |It does not mean owner.
Look for “Yes.” or “No.” on the form.
Did you mark “None”? |Then stop.
“Who pays?” asks the form.
“Stop!” he said. |“Why?” she asked.
“I moved. |I need a new card,” she wrote.
Mark ‘N.A.’ |Then go on.
(You can apply twice.) |We keep the first form.
Pay now (you can still cancel!) or later.
Use black ink [not pencil]. |[Pencil smears.] |Sign here.
The fee (see p. 3) is $10. |(It was $8.)
Is it free? |Yes. |How long does it take? |A week.
The Got Milk? ads ran here.
Claims rose.† |Costs fell.‡
Claims rose.12 |Costs fell.
Claims rose.” |Costs fell.[12] |Prices held.
See Vol.2 The Early Years.
You can apply.|You need a photo ID.
Is it free?|Yes, it is. |We pay.|The state helps.
Use the app. |iPad users tap Menu. |eBay sellers pay tax.
• Bring your card. |• bring a photo.
You need: • a passport • a form
Run \ufffc. |It prints a list.
Send it; keep a copy; wait. |Note: You must sign.
**Note.** |You must sign.
Pay now – or later. |Both work.
Go to ssa.example.gov/apply. |Select Start.
Visit https://www.example.gov/a?b=1.2. |Sign in.
Write to help@example.gov. |(Say “Claims” first)
Send it to records.Office@example.gov today.
Download form_5.pdf. |Print it. |Save notes.v2.txt too.
Run setup.exe first. |Use Node.js or asp.NET Core.
See 20\xa0CFR\xa0404.1520. |Call at 9\xa0a.m. Eastern.
It is in §\u202f5.2 and No.\u20095. |Read both.
Est. cost: $5.00
No. of claims
Jan. to Mar. 2027
Avg. wait (min.)
Max. $500 per mo.
N/A
What to do if you moved
"""
TABLES = (ABBREVIATIONS, CITATIONS, NUMBERS, MARKS)


@pytest.mark.parametrize("marked", [case for table in TABLES for case in table.strip().split("\n")])
def test_split(marked: str) -> None:
    """Sentences end at the bars and nowhere else."""
    text = marked.replace("|", "")

    assert [part.strip() for part in marked.split("|")] == [text[c.start : c.end] for c in split(text, tokenize(text))]


READ = [
    pytest.param("text", "Apply\nby Jan. 5. Mail\nit.\n", ["Apply by Jan. 5.", "Mail it."], id="wrapped"),
    pytest.param(
        "markdown", "Ask the U.S.\n*Army*. It\nis free.\n", ["Ask the U.S. Army.", "It is free."], id="emphasis"
    ),
    pytest.param("markdown", "# Who can apply\n\nAnyone.\n", ["Who can apply", "Anyone."], id="heading without a stop"),
    pytest.param("markdown", "1. Go. Then stay.\n2. Rest\n", ["Go.", "Then stay.", "Rest"], id="list numbers"),
    pytest.param("markdown", "Dept. of Health\\\nRoom 5\n", ["Dept. of Health", "Room 5"], id="hard break"),
    pytest.param(
        "markdown", "| Fee | Due |\n|-|-|\n| $5.00 | Jan. 5 |\n", ["Fee", "Due", "$5.00", "Jan. 5"], id="table"
    ),
    pytest.param("html", "<p>Fees rose.<sup>3</sup> Rent fell.</p>", ["Fees rose.3", "Rent fell."], id="footnote"),
    pytest.param("html", "<p>He said <q>Go.</q> She went.</p>", ["He said Go.", "She went."], id="quotation"),
]


@pytest.mark.parametrize(("format", "source", "expected"), READ)
def test_read(format: str, source: str, expected: list[str]) -> None:
    """A sentence runs on over the line ends of a source and never past its block."""
    assert expected == [sentence.text for sentence in plainlang.read(source, format=format).sentences()]
