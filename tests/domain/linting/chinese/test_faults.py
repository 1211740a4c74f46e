"""Each fault of a Chinese question: where it shows, and where it only seems to."""

from __future__ import annotations

import pytest

from .lexicon import faults

FIRES = {
    "closed": [
        "您能承受高强度的工作吗",
        "你愿不愿意从基层做起",
        "这个岗位要常驻工地，行不行？",
        "您更喜欢一个人干活还是跟大家一起干？",
        "您曾经带过新人没有？",
    ],
    "leading_suggestive": [
        "您不觉得客户服务才是最重要的吗？",
        "您是个细心的人，对吧？",
        "我们公司非常看重忠诚度，您能长期干下去吗？",
        "我认为执行力比创意重要得多，您怎么看？",
        "您总不会因为一点委屈就辞职吧？",
    ],
    "hypothetical": [
        "如果领导让您做假账，您会怎么办？",
        "换作是您，会怎么处理这个投诉？",
        "现在有一位客户在大厅里大喊大叫，您怎么处理？",
        "同事把您的方案当成自己的汇报了，您会怎么做？",
        "若客户要求返点，您怎么回应？",
    ],
    "multi_barrelled": [
        "您为什么离职？期望薪资是多少？",
        "谈谈您的优点以及您的职业规划。",
        "后来怎么解决的？对了，您什么时候能到岗？",
        "介绍一下自己，说说为什么来应聘，再谈谈薪资要求",
        "您怎么管理时间？您怎么处理和同事的矛盾？",
    ],
    "discriminatory": [
        "您打算什么时候要孩子？",
        "结婚几年了？",
        "您多高，多重？",
        "您加入过工会吗？",
        "孩子生病了谁带？",
        "您一个女人家怎么兼顾家庭和工作？",
    ],
}
SILENT = {
    "closed": [
        "能不能谈谈您对这个岗位的理解？",
        "您怎么判断一个客户有没有诚意？",
        "要不要扩编，你们部门由谁拍板？",
        "您有没有主动揽过分外的活儿，举个例子",
        "所以是供应商延期导致的，对吗？",
    ],
    "leading_suggestive": [
        "请讲讲您最受领导肯定的一次工作。",
        "您当时怎么确定方案一定可行？",
        "您怎么看“客户肯定是对的”这种说法？",
        "我们很看重团队合作，请讲一次您帮同事补位的经历。",
        "讲一次您的经历吧。",
    ],
    "hypothetical": [
        "如果有的话，请讲一次您带团队攻关的经历",
        "假设检验您在工作里怎么用？",
        "如果再来一次，您会怎么做？",
        "碰到难缠的客户，您一般怎么处理？",
        "如果用三个词形容自己，您会选哪三个？",
    ],
    "multi_barrelled": [
        "请讲一次您处理客诉的经历，当时是什么情况，您怎么做的，结果怎样？",
        "您怎么看直播带货？为什么？",
        "早班、中班、夜班，人手您是怎么搭配的？",
        "当时有几个人，分别做什么？",
    ],
    "discriminatory": [
        "您有健康证吗？",
        "您满18周岁了吗？",
        "您有本地的工作许可吗",
        "您怎么看待老年用户市场？",
        "讲一次您说服年纪大的客户用手机银行的经历",
        "那位离婚的客户后来怎么分割保单的？",
        "四十多个人的团队您怎么管？",
        "您教会新人的第一件事是什么？",
    ],
}


@pytest.mark.parametrize(("fault", "text"), [(fault, text) for fault, texts in FIRES.items() for text in texts])
def test_a_fault_is_found(fault: str, text: str) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize(("fault", "text"), [(fault, text) for fault, texts in SILENT.items() for text in texts])
def test_what_only_seems_a_fault_is_not(fault: str, text: str) -> None:
    assert fault not in faults(text)


def test_asking_for_agreement_is_both_suggestive_and_closed() -> None:
    assert faults("您不会介意从基层做起吧？") == {"closed", "leading_suggestive"}
