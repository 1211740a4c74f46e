"""Closed: a yes or a no, or one of two words, answers it."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import CLOSED

FIRES = """
Do you work well under pressure?
Are you a morning person?
have you managed people before
Can you type?
Is teamwork important to you?
Have you ever worked on commission?
Did the customer come back?
Were you pleased with how it went?
Do you have your own transport?
Would you be willing to relocate?
Do you prefer to work alone or in a team?
Are you more of a talker or a listener?
Can I ask if you get on with your manager?
Was it you who signed it off or your manager?
Ever been a team leader?
Any management experience?
Got a clean driving licence?
So, erm, do you like talking to people?
Is there anything about the job that worries you?
Do you know our products?
Have you handled cash?
Could you start next week?
Are you good with numbers?
Have you ever had a complaint made against you?
And did you apologise?
Do you get on with your manager?
Are you willing to work overtime?
Have you heard of our company?
Can you handle rejection?
Do you think you're ready for a leadership role?
would you rather lead or follow
Do you consider yourself organised?
Has anybody ever complained about your work?
Did that solve the problem?
Was your team supportive?
OK, next one. Are you familiar with the new regulations?
""".strip().splitlines()
SILENT = """
Can you tell me about a project you led?
Could you walk me through how you plan a day?
Would you mind describing a typical shift?
Have you ever had to let somebody go? Tell me about it.
Do you remember a time when you were wrong? What happened?
Could you give me an example?
Can you think of a time when you had to work with no instructions?
I'd like you to tell me about a mistake you made.
Would you be able to give me an example of that?
Are you able to describe a time when you missed a target?
Can you recall an occasion when a colleague let you down?
What do you do when a customer is angry?
Tell me whether you met the target, and how.
So you rang the supplier and they sent a new part. Is that right?
So it took three weeks in all. Have I understood you correctly?
What is it that you enjoy about selling?
How are decisions made in your team?
Which of your skills do you use most?
Please sit down.
Would you like a coffee?
How did you find out whether it had worked?
Can I ask you how you prepared?
Could I ask what you did next?
Will you take me through your last project?
Have you had a customer who wouldn't listen, and how did you deal with that?
When are you at your best?
""".strip().splitlines()


@pytest.mark.parametrize("text", FIRES)
def test_fires(english: English, text: str) -> None:
    assert CLOSED in {clue.fault for clue in english.read(text).clues}


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(english: English, text: str) -> None:
    assert CLOSED not in {clue.fault for clue in english.read(text).clues}
