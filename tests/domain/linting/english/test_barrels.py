"""Several in one: two subjects, or a list of requests."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import MULTI_BARRELLED

FIRES = """
What are your strengths, and why do you want to work here?
How do you handle stress, and what do you know about our products?
Tell me about a time you led a team, and how do you feel about shift work?
Do you like working with people and are you good at maths?
What did you study, how did you hear about us, and when can you start?
Tell me about your hobbies, your last job and your plans for the future.
Give me an example of a mistake, an example of a success and an example of a conflict.
Why are you leaving your job and what salary do you want?
How do you plan your week, and what was your worst subject at school?
Describe a time you dealt with an angry customer and a time you trained a colleague.
What motivates you? And how do you deal with conflict?
Tell me about a goal you missed. Also, what do you think of our website?
what's your management style and how good is your spanish
How do you keep customers, how do you find new ones, and what do you think of our prices?
Where do you see yourself in five years, and what's the last book you read?
How do you organise your desk, by the way, and what do your colleagues think of open-plan offices?
Can you use SAP, and do you have a driving licence?
Tell me about a time when you were under pressure or a time when you changed your mind.
What did she say, and on another note, how do you feel about travel?
Tell me about your strengths, your weaknesses and your ambitions.
Which software do you use, and how do you get on with your team?
What drew you to nursing, and how do you cope with difficult families?
""".strip().splitlines()
SILENT = """
Tell me about a time you led a team: what did you do, and how did it end?
Describe a conflict with a colleague and how you resolved it.
What happened next, and how did the customer react?
What was your role, and what was the result?
How do you prepare for a sales call, and how do you know that it has worked?
Tell me about a mistake you made. What did you learn from it?
Give me an example of a goal you set, how you went about reaching it, and whether you got there.
Who was involved, and what did each of them do?
What did you say, and what did she answer?
Tell me about the biggest deal you lost and what you took from it.
What do you like about the work, and what do you like less?
How did you notice the mistake, and what did you do then?
What makes a good team, and how do you help to build one?
Tell me about your experience with children and young people.
How do you deal with pressure and tight deadlines?
What went well and what went badly?
Which tools did you use, and why those?
Tell me about a project with a tight deadline and a small budget.
How do you plan and carry out a campaign?
Walk me through your last project: what was the aim, who did what, and what came of it?
Tell me about a time when you and a colleague disagreed and you had to give in.
How do you decide what to do first and what to leave?
When was that, and where?
Tell me about a customer you won and how you did it.
What was the hardest part, and how did you get past it?
Describe a time when you had to learn something fast. How did you go about it, and how long did it take?
What happened, who was there, and what did you do?
""".strip().splitlines()


@pytest.mark.parametrize("text", FIRES)
def test_fires(english: English, text: str) -> None:
    assert MULTI_BARRELLED in {clue.fault for clue in english.read(text).clues}


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(english: English, text: str) -> None:
    assert MULTI_BARRELLED not in {clue.fault for clue in english.read(text).clues}
