"""Suggestive: the wording shows which answer is wanted."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import LEADING

FIRES = """
You're a team player, aren't you?
You wouldn't lie to a customer, would you?
You enjoy a challenge, right?
So you like working with people, yes?
I take it you're happy to work late?
I'm sure you always check your work. How do you do it?
Don't you find that customers are mostly reasonable?
Wouldn't you say that quality matters more than speed?
Isn't honesty the best policy?
Obviously you'd want to help the team out. How do you do that?
We value punctuality above all. How punctual are you?
We're a very sociable lot here. How sociable would you say you are?
Teamwork is really important to us, so how do you feel about working in a team?
You must have been furious. What did you do?
Surely nobody enjoys cold calling?
Why is it so important to put the customer first?
How much do you enjoy working with children?
I think customers are often rude. What do you think?
As a strong communicator, how do you handle meetings?
Aren't you worried about the long hours?
Don't you like working with others?
You'd agree that safety comes first, wouldn't you?
You handled that badly, didn't you?
I expect you found that easy. How did it go?
you do like challenges don't you
Shouldn't a manager always back the team?
We only hire people who love selling. How do you feel about selling?
Most good engineers write tests first. How do you work?
In my opinion remote work makes people lazy. What's your view?
You don't mind weekends, do you?
Naturally you told your boss. What did she say?
I presume you were honest about it?
You have good computer skills, correct?
No doubt you prepared well for today. How?
It's clear that you're ambitious. Where do you want to be in five years?
Our best people stay late. How late do you usually stay?
We can't stand clock-watchers here. What are your working hours like at present?
""".strip().splitlines()
SILENT = """
Tell me about a time when a customer was clearly in the wrong.
How do you explain something clearly to a newcomer?
Some people like routine and others don't. How is it for you?
We work in shifts here. How do you organise your week around shifts?
So you told the manager at once, is that right?
So you felt let down by the team. Have I got that right?
How important is routine to you?
Tell me about something that was obvious to you and not to others.
This job has early starts. Tell me about a time when you worked hours like these.
What do you think of our website?
How sure were you at that point?
I'd like to hear about a time when you disagreed with your manager.
Why did you choose this career?
What, if anything, would you do differently?
What did you like about the job, and what did you dislike about it?
How did you feel about that?
Describe a time when you were sure that you were right and turned out to be wrong.
What happened when you didn't agree?
You mentioned a difficult colleague. How did you deal with that?
Can you tell me why you think the project failed?
I see that you moved from sales to finance. Tell me about that move.
How do you decide what is right for the customer?
What do you value in a colleague?
Which part of that do you think mattered most, and why?
Tell me about a time when you believed in something nobody else did.
You said it wasn't easy. What made it hard?
What are the things you don't enjoy about selling?
We use a ticket system here. What systems have you worked with?
""".strip().splitlines()


@pytest.mark.parametrize("text", FIRES)
def test_fires(english: English, text: str) -> None:
    assert LEADING in {clue.fault for clue in english.read(text).clues}


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(english: English, text: str) -> None:
    assert LEADING not in {clue.fault for clue in english.read(text).clues}
