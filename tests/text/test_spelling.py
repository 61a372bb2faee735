"""Forms on one line."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.spelling import one_line


@given(st.text(st.sampled_from("锁a \n\t\u3000\u00a0\u200b")).map(str.strip))
def test_a_form_on_one_line_has_single_blanks(form: str) -> None:
    assert one_line(form) == " ".join(form.split())
