"""Which technique a question uses; None for what is no interview question."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English

ASKED = {
    "lead": """
Tell me about a time when you had to give bad news.
Describe a situation in which you had to persuade somebody.
give me an example of a time you missed a deadline
Can you share an instance where you broke the ice with a client?
I'd like to hear about an occasion when you had too much to do.
Tell me about a customer who wouldn't pay.
Could you think of a case where a colleague let you down?
When have you had to learn something in a hurry?
Walk me through a situation where you had to choose between two bad options.
Tell me about working with somebody you disliked.
Have you ever had to give up on a plan? Tell me about it.
Has a colleague ever asked you to cover for them?
Tell me about a decision you regretted.
Talk me through an occasion on which you trained somebody.
Give me an example of how you've used data to change somebody's mind.
Well, let's see, um, describe some time when you were really stretched.
""",
    "direct": """
Tell me about the most difficult customer you've ever had.
What is the achievement you're most proud of?
Walk me through your last project from start to finish.
Tell me about the first time you managed people.
Describe your worst day at work.
What was the biggest mistake you made in your last job?
Tell me about your move from teaching to sales.
I see on your CV that you ran a branch in Leeds. Tell me about that.
Which sale are you proudest of?
Tell me about your most recent appraisal.
What's the toughest decision you've had to take?
When did you last lose your temper at work, and what happened?
Take me through the day you took over the team.
What was your greatest success as a student?
""",
    "probe": """
What happened next?
What was the result?
What exactly did you say to him?
And then?
Why did you choose that approach?
How did she take it?
Who else was there?
What was your part in that?
Could you say more about how you persuaded them?
You mentioned a deadline. What was it?
How long did it last?
What did you learn from that?
What made you decide to call her?
When you say "we", who do you mean?
How did you feel at that point?
Did you tell your manager?
What would you do differently?
Such as?
what did the others think of your idea
In what way was it difficult?
""",
    "summarize": """
So you spoke to both of them, found the error and put it right. Is that correct?
Let me see if I've understood: you were new, nobody told you the rules, and you asked. Is that right?
If I've got this right, the supplier was late and you found another one.
So what you're saying is that the plan changed twice. Have I understood you correctly?
Let me play that back to you. You rang, nobody answered, and you went there yourself. Right?
To sum up, you led four people and delivered in May, correct?
Just to check that I've got it: you wrote it, and Ana tested it?
So you took the late shift, trained the two new people and reported to Sam. Did I miss anything?
It sounds as if the team was split and you sided with the new people. Is that fair?
Am I right in thinking that you left before the project ended?
Correct me if I'm wrong, but you had no budget and no staff.
""",
    "open": """
How do you plan your day?
What do you look for in a manager?
Why do you want to work for us?
What attracts you to sales?
How would you describe yourself?
Tell me about yourself.
What do you do when a customer is rude?
Which parts of the job do you like most?
Can you explain how your team is organised?
How does your team share its work?
Why did you apply for this job?
Describe your ideal working day.
What's the most important quality in a nurse?
Do you like your job?
What would you do if the till broke?
Are you good at maths?
How do you keep up with changes in your field?
Tell me about your current role.
Why nursing?
what are you looking for in your next job
What do you know about our company?
How did you hear about this vacancy?
""",
    "": """
Please come in and sit down.
Thank you for coming today.
My name is Anna and this is Ben.
Would you like a coffee?
We'll be in touch next week.
How was your journey?
Let's move on.
I'll be taking notes.
That's all from me.
Do you have any questions for us?
The interview will take about forty minutes.
Great answer, thank you.
Can I get you a glass of water?
Did you find the office all right?
Take your time.
We are looking for somebody to start in June.
There's no right or wrong answer here.
""",
}
CASES = [(key or None, text) for key, texts in ASKED.items() for text in texts.strip().splitlines()]


@pytest.mark.parametrize(("key", "text"), CASES)
def test_technique(english: English, key: str | None, text: str) -> None:
    assert english.read(text).technique.key == key
