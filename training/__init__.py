"""How the entailment model that ships with claimcmp is made: data, training, export, figures."""
