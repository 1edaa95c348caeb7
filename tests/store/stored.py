"""Short ways to say what is put into a store."""

from nianbao.report.record import Change, Turn


def turn(token, *changes, said=""):
    """A turn from (key, value, seen) triples."""
    return Turn(token, tuple(Change(*each) for each in changes), said=said)


def begun(store, **answers):
    """The number of a new report with these answers."""
    told = {"agency": "青石镇人民政府", "kind": "town", "year": "2024", **answers}
    return store.create(turn("begin", *((key, value, 0) for key, value in told.items())))
