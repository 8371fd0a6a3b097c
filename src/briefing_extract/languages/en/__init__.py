"""English: the words of the pack and its small morphology."""
