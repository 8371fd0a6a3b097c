"""The rooms of the extractor, in the order in which they run."""
