"""How the models that the package ships were made: commands for people who train, not part of the package."""
