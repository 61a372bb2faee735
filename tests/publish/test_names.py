"""File names and addresses that hold whatever the ids and articles say."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.publish.links import clean, is_web, usable
from indexer.publish.names import safe_name

IDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def test_a_plain_id_keeps_its_name() -> None:
    assert safe_name("posts/锁-1.md") == "posts~锁-1.md"


def test_ids_that_differ_in_case_only_get_different_names() -> None:
    assert (
        safe_name("Readme.md").casefold()
        != safe_name("README.md").casefold()
        != safe_name("readme.md").casefold()
    )


def test_an_id_that_looks_like_another_ids_name_does_not_get_it() -> None:
    taken = safe_name("README.md")
    assert safe_name(taken) != taken
    assert safe_name("a~b") != safe_name("a/b")


def test_devices_of_windows_are_no_names() -> None:
    assert not {safe_name(name).split(".")[0] for name in ("con", "NUL.txt", "com1", "lpt9.x.md")} & {
        "con",
        "nul",
        "com1",
        "lpt9",
    }


@given(IDS)
def test_a_name_is_one_visible_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert safe[0] not in ".-~_"
    assert not set(safe) & set('/\\:*?"<>|\0%#')
    assert len(safe.encode()) < 200
    assert safe == safe_name(name)


@given(IDS, IDS)
def test_different_ids_have_different_names(one: str, other: str) -> None:
    assert one == other or safe_name(one).casefold() != safe_name(other).casefold()


@given(st.text(max_size=60))
def test_a_usable_address_has_no_scheme_but_those_of_the_web(url: str) -> None:
    found = usable(url)
    assert not found or is_web(found) or ":" not in found.split("/")[0].split("?")[0].split("#")[0]


@given(st.sampled_from(["javascript", "data", "vbscript", "file", "blob"]), st.text(max_size=20))
def test_no_other_scheme_is_usable(scheme: str, rest: str) -> None:
    assert usable(f"{scheme}:{rest}") == usable(f" {scheme.upper()}:{rest}") == ""


def test_addresses_are_kept_as_they_are() -> None:
    for url in ("https://example.org/锁?a=1&b=2#c", "../a/b.html", "/posts/", "posts/1.html?x=a:b"):
        assert usable(url) == url


def test_line_breaks_and_tabs_survive_cleaning() -> None:
    assert clean("a\tb\nc\x00\x0b") == "a\tb\nc"
