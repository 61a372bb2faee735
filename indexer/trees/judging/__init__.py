"""How good what could stand in a tree is, and the points that are chosen: what readers called right and wrong, learnt."""
