"""The rooms of languages with prepositions, whose counted noun follows its number: Russian and English.

Each room reads the words of its pack's TOML; what differs between the languages stands there, not in the code.
"""
