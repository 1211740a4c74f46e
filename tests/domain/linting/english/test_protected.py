"""Protected matters: asked about the candidate, not about others in the story, and not what the law allows."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import DISCRIMINATORY

FIRES = """
Are you married?
Do you have any children?
How many kids do you have?
When do you plan to start a family?
Are you pregnant, or planning to be?
How old are you?
What's your date of birth?
Which religion do you follow?
Do you go to church?
Where are you from originally?
What is your nationality?
Are you a British citizen?
Do you have any health problems?
Have you ever had a serious illness?
How many sick days did you take last year?
Are you disabled?
Do you have a disability?
Are you gay?
What are your political views?
Who did you vote for in the last election?
What does your father do for a living?
Who looks after your children while you're at work?
Have you ever been arrested?
Do you have a criminal record?
Are you a member of a trade union?
Were you in the army?
What is your native language?
Where did you get that accent? I mean your accent.
How tall are you?
Do you have any tattoos?
How do you cope as a woman in a team of men?
What's your maiden name?
how does your husband feel about you travelling
Is your wife working?
Do you smoke?
Are you on any medication?
Do you drink?
When are you going to retire?
Aren't you a bit old for this job?
You're not married, are you?
Do you observe Ramadan?
What's your ethnic background?
Do you plan on having children in the near future?
what year were you born
Do you have a boyfriend?
How is your mental health?
Have you ever filed a workers' compensation claim?
Is there anything in your medical history we should know?
What race are you?
Would your kids be a problem on late shifts?
Any kids?
Do you live with your parents?
Have you ever been in therapy?
Are you single?
do you belong to a political party
Do you have family in this country?
How do you manage childcare?
Are your parents still alive?
What kind of passport do you hold?
""".strip().splitlines()
SILENT = """
Tell me about a time you served a customer with young children.
How do you approach a patient who is pregnant?
Describe a time when you dealt with a customer of another religion.
How do you check a customer's age?
Do you have the right to work in this country?
Are you over 18?
Can you lift 20 kilos, with adjustments if you need them?
Do you have a driving licence?
Can you work weekends and nights?
Which languages do you speak?
How do you work with colleagues of different ages?
Tell me about a time when you helped a disabled customer.
What arrangements do you need for this interview?
What do you know about our health insurance products?
How do you sell family tariffs?
Tell me about marrying the two systems together.
What did the child's mother say?
How did the patient's wife react?
What attracts you to working with children?
Describe your experience in teaching children.
How did you support a colleague whose father had died?
What is the age of the oldest system you have worked on?
How did you work with the union on the new rota?
Tell me about a time when a colleague was off sick and you took over.
How do you make sure that your team is in good health and safe?
What would you do to make our shop more welcoming for disabled people?
How do you explain health and safety to a newcomer?
Which party was at fault in that contract?
Will you need sponsorship for a work visa?
How do you respond when a customer asks about religion?
What did you do when the child started crying?
What race conditions have you debugged?
Tell me about a time when you broke the record for sales.
How do you talk to a customer who is older than you are?
How does your team handle accents on the phone?
Where do you see yourself in five years?
Where are you working now?
""".strip().splitlines()


@pytest.mark.parametrize("text", FIRES)
def test_fires(english: English, text: str) -> None:
    assert DISCRIMINATORY in {clue.fault for clue in english.read(text).clues}


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(english: English, text: str) -> None:
    assert DISCRIMINATORY not in {clue.fault for clue in english.read(text).clues}
