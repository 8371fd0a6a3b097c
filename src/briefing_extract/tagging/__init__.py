"""Trained taggers behind the entities room: the model that ships with the package, and Stanza's."""
