"""Russian: the words of the pack and its morphology, by pymorphy3."""
