"""Hypothetical: it asks what somebody would do, not what they did."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import HYPOTHETICAL

FIRES = """
What would you do if two colleagues were arguing?
How would you handle an angry customer?
Imagine a customer is shouting at you. What do you do?
Suppose your manager asked you to lie. What then?
Let's say you're running late for a meeting. How do you deal with it?
If a colleague took credit for your work, how would you react?
What if the system went down in the middle of a sale?
How would you go about building a new team?
Would you ever break a rule to help a customer?
Picture yourself in front of a class that won't listen. What's your first move?
Pretend I'm a customer and sell me this pen.
what would u do... what would you do if you won the lottery
Say a patient refuses treatment. What do you do?
If you were in charge, what would you change?
You're alone on shift and the till breaks. What do you do?
A customer wants a refund without a receipt. How do you respond?
Which of the two would you fire, if you had to?
How would you deal with a difficult boss?
Put yourself in the customer's shoes: what would you want?
Hypothetically, how would you tell a client we'd lost their data?
In the event of a fire, what would you do first?
Given two urgent tasks, which would you do first?
If I called your last boss and offered him money to lie, what would he do?
What would your first step be if you joined us?
Assuming you get the job, how would you spend the first month?
Were a customer to threaten you, how would you respond?
What'd you do if you disagreed with my decision?
how would you sell this phone to me
Supposing nobody turned up for the training, what would you do?
Would you tell your manager if a friend was late every day?
""".strip().splitlines()
SILENT = """
What would you do differently if you had that time again?
How would you describe your style of selling?
Would you tell me about a time you failed?
What would your colleagues say about you?
How would you sum up that year?
What would a typical week look like in your present job?
If you don't mind, tell me about the last time you were criticised.
Tell me about a time when you had to imagine what a customer wanted.
What do you do when a customer shouts at you?
If I've understood you, it was your idea. Is that right?
When a deadline moves, how do you tell your team?
How did you think it would end?
What did you say you would do next?
Tell me about a time when a customer said they would leave.
How would you rate your Excel?
Would you say a bit more about that?
I'd like to hear how you did it.
What would you say was your biggest mistake?
What did your manager assume about you?
Looking back, what would you change about how you told her?
Which project would you say taught you most?
What did you imagine the job would be like before you started?
How do you usually deal with complaints?
If there is one thing you're proud of, what is it?
Would you mind telling me what happened next?
""".strip().splitlines()


@pytest.mark.parametrize("text", FIRES)
def test_fires(english: English, text: str) -> None:
    assert HYPOTHETICAL in {clue.fault for clue in english.read(text).clues}


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(english: English, text: str) -> None:
    assert HYPOTHETICAL not in {clue.fault for clue in english.read(text).clues}
