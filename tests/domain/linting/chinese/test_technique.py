"""Which technique a Chinese question is taken for."""

from __future__ import annotations

import pytest

from .lexicon import technique

LEAD = [
    "请谈谈您在资源不足的情况下完成任务的一次经历",
    "能否分享一个您主动承担额外工作的例子？",
    "想听您讲一个跨部门合作的故事",
    "您有没有因为坚持原则得罪过人？说来听听。",
    "说说您有一回没达到目标的经历吧",
]
DIRECT = [
    "您做过的最失败的一个项目是什么？",
    "您第一天上班是什么情形？",
    "当初您离开上一家公司那件事，能从头讲讲吗？",
    "讲讲你印象最深的一次夜班",
    "哪一个项目让您成长最大，具体讲讲",
]
PROBE = [
    "然后呢？",
    "能具体说说吗？",
    "您为什么当时没有上报？",
    "如果再来一次，您会怎么做？",
    "具体降了多少？",
    "您说的“配合不好”是指什么",
]
SUMMARIZE = [
    "所以您的意思是，是供应商延期导致的，对吗？",
    "我复述一遍，您看对不对：先发现漏水，再关总阀。",
    "听您这么讲，主要困难是人手不够，我这样理解对吗？",
    "归纳一下：问题出在沟通。您看有没有要补充的？",
]
OPEN = [
    "您怎么看待加班？",
    "您最大的优点是什么？",
    "请做个自我介绍",
    "碰到难缠的客户，您一般怎么处理？",
    "为什么想来我们公司？",
]
NONE = [
    "",
    "🙂",
    "要不要先喝杯水？",
    "请稍等一下，面试官马上就到。",
    "我是人力资源部的小王，今天由我来面试您。",
    "我们会在一周内电话通知您结果。",
]
CASES = [
    *((text, key) for key, texts in (("lead", LEAD), ("direct", DIRECT), ("probe", PROBE)) for text in texts),
    *((text, key) for key, texts in (("summarize", SUMMARIZE), ("open", OPEN), (None, NONE)) for text in texts),
]


@pytest.mark.parametrize(("text", "key"), CASES)
def test_a_question_is_taken_for_its_technique(text: str, key: str | None) -> None:
    assert technique(text) == key


@pytest.mark.parametrize(
    "text", ["请讲一次您说服客户的经历。", "請講一次您說服客戶的經歷", "嗯,那个,请讲一次你说服客户的经历"]
)
def test_script_marks_and_fillers_change_nothing(text: str) -> None:
    assert technique(text) == "lead"
