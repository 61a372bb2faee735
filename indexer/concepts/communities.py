"""What a graph says of its nodes, in arrays: PageRank, and the communities that become topics."""

import numpy as np
import scipy.sparse as sp

from indexer.model import Bools, Ints
from indexer.text.hashing import mixed

DAMPING, ROUNDS, CLOSE = 0.85, 60, 1e-7
"""Of Page et al., and steps until nothing changes."""
SWEEPS, LEVELS = 16, 8
SETTLED = 0.002
"""A level ends when fewer nodes than this share of them move,"""
IDLE, MANY = 4, 1000
"""and of few nodes only after four sweeps, since a random half of them may hold none that would move."""


def adjacency(left: Ints, right: Ints, weight: np.ndarray, nodes: int) -> sp.csr_array:
    """(nodes, nodes) the symmetric matrix of undirected edges."""
    rows, columns = np.concatenate([left, right]), np.concatenate([right, left])
    return sp.csr_array((np.concatenate([weight, weight]), (rows, columns)), shape=(nodes, nodes))


def pagerank(matrix: sp.csr_array, start: np.ndarray | None = None, damping: float = DAMPING) -> np.ndarray:
    """(nodes,) of sum 1: r = (1 - d) s + d (A D^-1 r + s times what nodes without edges hold), d = damping; s is `start` (nodes,) divided by its
    sum, the same for all nodes where there is none.

    Power iteration (Page et al. 1999; with s the topic-sensitive one of Haveliwala 2002, doi:10.1145/511446.511513) until the sum of changes is
    under 1e-7; each round costs one pass over the edges.
    """
    nodes = matrix.shape[0]
    if not nodes:
        return np.zeros(0)
    share = np.full(nodes, 1.0 / nodes) if start is None or not start.any() else start / start.sum()
    strength = np.asarray(matrix.sum(axis=0)).ravel()
    inverse = np.divide(1.0, strength, out=np.zeros(nodes), where=strength > 0)
    rank = share
    for _ in range(ROUNDS):
        lost = rank[strength == 0].sum()
        following = (1 - damping) * share + damping * (matrix @ (rank * inverse) + lost * share)
        change = np.abs(following - rank).sum()
        rank = following
        if change < CLOSE:
            break
    return rank


def communities(matrix: sp.csr_array) -> Ints:
    """(nodes,) the number of each node's community, by the smallest node of each; a node without edges is its own.

    Louvain's method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008) with all nodes of a random half moved
    at once, so that a sweep is a few passes over arrays: each goes where the gain in modularity
    w_ic - k_i K_c / 2m is largest, ties to the smaller number. Communities are nodes of the next level.
    """
    labels, nodes = np.arange(matrix.shape[0]), matrix
    for level in range(LEVELS):
        found = _moved(matrix, level, np.arange(matrix.shape[0]))
        names, found = np.unique(found, return_inverse=True)
        if len(names) == matrix.shape[0]:
            break
        labels = found[labels]
        member = sp.csr_array((np.ones(len(found)), (np.arange(len(found)), found)), shape=(len(found), len(names)))
        matrix = sp.csr_array(member.T @ matrix @ member)
    labels = _moved(nodes, LEVELS, labels)  # what was right for a part of a community need not be for each of its nodes
    labels = np.unique(labels, return_inverse=True)[1]
    first = np.full(int(labels.max(initial=-1)) + 1, len(labels))
    np.minimum.at(first, labels, np.arange(len(labels)))
    return np.argsort(np.argsort(first))[labels]


def _moved(matrix: sp.csr_array, level: int, community: Ints) -> Ints:
    """(nodes,) communities after sweeps in which nodes go to that of a neighbour."""
    nodes = matrix.shape[0]
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    total = max(float(strength.sum()), 1e-12)
    community, idle = community.copy(), 0
    active = np.flatnonzero(np.diff(matrix.indptr) > 0)
    for sweep in range(SWEEPS):
        turn = active[_half(active, level * SWEEPS + sweep)]
        if not len(turn):
            continue
        best = _best(matrix[turn], turn, community, strength, total)
        moving = best != community[turn]
        community[turn[moving]] = best[moving]
        idle = idle + 1 if moving.sum() <= SETTLED * len(turn) else 0
        if idle == IDLE or (idle and len(turn) > MANY):
            break
        if sweep > 1:  # who may still move: the movers and their neighbours
            near = np.zeros(nodes, dtype=np.bool_)
            near[turn[moving]] = True
            near[matrix[turn[moving]].indices] = True
            waiting = np.zeros(nodes, dtype=np.bool_)
            waiting[active] = True
            waiting[turn] = False
            active = np.flatnonzero(near | waiting)
    return community


def _half(nodes: Ints, turn: int) -> Bools:
    """(n,) whether a node has its turn: a fixed random half of them each time."""
    return np.asarray((mixed(nodes.astype(np.uint64) * np.uint64(64) + np.uint64(turn + 1)) & np.uint64(1)) == 0)


def _best(rows: sp.csr_array, turn: Ints, community: Ints, strength: np.ndarray, total: float) -> Ints:
    """(turn,) the community of the largest gain for each node; its own where none is better."""
    size = np.bincount(community, strength, minlength=len(community))
    row = np.repeat(np.arange(len(turn)), np.diff(rows.indptr))
    other = rows.indices != turn[row]
    near = sp.csr_array(
        (rows.data[other], (row[other], community[rows.indices[other]])), shape=(len(turn), len(community))
    )
    near.sum_duplicates()
    row = np.repeat(np.arange(len(turn)), np.diff(near.indptr))
    mine = strength[turn]
    own = near.indices == community[turn][row]
    gain = near.data - mine[row] * (size[near.indices] - np.where(own, mine[row], 0)) / total
    stay = -mine * (size[community[turn]] - mine) / total
    np.maximum.at(stay, row[own], gain[own])
    top = stay + 1e-12
    np.maximum.at(top, row, gain)
    better = np.flatnonzero((gain >= top[row]) & (gain > stay[row] + 1e-12))
    best = community[turn].copy()
    best[row[better][::-1]] = near.indices[better][::-1]
    return best
