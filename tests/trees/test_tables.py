"""The tables beside the code, read as arrays."""

from indexer.text.hashing import key_of
from indexer.trees.tables import UNIT, key_weights, rows_of

NAME, PLACES = "emphasis-words.txt", tuple(map(str, range(11)))


def test_words_weigh_what_their_rows_say_and_nothing_where_a_cell_is_empty_or_missing() -> None:
    table, weights = key_weights(NAME, PLACES)
    rows = rows_of(NAME)
    keys = [key_of(row[0]) for row in rows]
    assert table.keys[:-1].tolist() == sorted(keys)
    place = {key: at for at, key in enumerate(table.keys.tolist())}
    for key, (_, *cells) in list(zip(keys, rows, strict=True))[::50]:
        said = [round(UNIT * float(cell or 0)) for cell in cells]
        assert [int(weights[name][place[key]]) for name in PLACES] == said + [0] * (len(PLACES) - len(said))


def test_all_other_words_weigh_nothing() -> None:
    table, weights = key_weights(NAME, PLACES)
    assert [table.keys[-1], *(weights[name][-1] for name in PLACES)] == [0] * (1 + len(PLACES))
