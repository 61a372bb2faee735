"""The glossary: what a line says, and which names are enough to know a concept."""

from indexer.concepts.glossary import glossary_of, shipped

LINES = [
    "# English names\tChinese names\tabbreviations\tbroader",
    "",
    "reward model\t奖励模型; 回报模型\t?RM\tmachine learning model",
    "release manager\t发布经理\t?RM\t",
    "?model; machine learning model\t机器学习模型\t\t",
    "C#\t\t\t",
]


def test_a_name_in_any_spelling_leads_to_its_entry() -> None:
    glossary = glossary_of(LINES)
    assert glossary.named["rewardmodel"] == glossary.named["回报模型"] == 0


def test_a_name_that_means_several_things_is_no_certain_name() -> None:
    glossary = glossary_of(LINES)
    assert "rm" not in glossary.named
    assert glossary.uncertain["rm"] == (0, 1)


def test_two_entries_with_one_certain_name_make_it_uncertain() -> None:
    glossary = glossary_of(["cluster\t集群\t\t", "clustering\t集群; 聚类\t\t"])
    assert "集群" not in glossary.named
    assert glossary.uncertain["集群"] == (0, 1)


def test_the_parent_is_found_by_the_first_name_even_if_it_is_marked() -> None:
    glossary = glossary_of(["reward model\t奖励模型\t\tmodel", "?model\t模型\t\t"])
    assert list(glossary.above(0)) == [1]


def test_a_circle_of_parents_ends() -> None:
    glossary = glossary_of(["a b\t\t\tc d", "c d\t\t\ta b"])
    assert list(glossary.above(0)) == [1]


def test_the_shipped_glossary_knows_what_people_call_things() -> None:
    glossary = shipped()
    assert glossary.named["k8s"] == glossary.named["kubernetes"]
    assert glossary.named["奖励模型"] == glossary.named["rewardmodel"]
    assert glossary.named["死锁"] == glossary.named["deadlock"]
