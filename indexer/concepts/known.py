"""The names that the project's glossary knows, as keys of candidates: authors like to tag with them."""

from indexer.concepts.glossary import shipped
from indexer.model import Keys
from indexer.prepared import prepared
from indexer.text.characters import fold
from indexer.text.hashing import keys_of


@prepared
def known_keys() -> Keys:
    """The keys of all certain names of the glossary, ascending, in each way that authors join their words. Uncertain ones are often
    everyday words (action, 注册), which say little of an article."""
    names = (name for entry in shipped().entries for name in entry.names)
    forms = [way for name in fold("\n".join(names)).split("\n") if name for way in ways(name)]
    return keys_of([*forms, *(form[:-1] for form in forms if form.endswith("s"))])


def ways(name: str) -> tuple[str, ...]:
    """A name with a blank, nothing or a hyphen between its words. `known_keys` also leaves off the -s that candidates' keys do."""
    if " " not in name and "-" not in name:
        return (name,)
    return (name, name.replace(" ", ""), name.replace("-", " "), name.replace("-", ""), name.replace(" ", "-"))
