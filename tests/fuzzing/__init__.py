"""Coverage-guided fuzzing of every reader and of what reads statements: ``make fuzz``.

``targets.py`` lists what is fuzzed; ``seeds.py`` what each starts from; ``mutation.py`` how inputs
are changed, through the archives that ``containers.py`` opens and packs again; ``worker.py`` runs
one target under Atheris; ``replay.py`` repeats one input without it. Nothing here is collected by
pytest: every finding becomes an ordinary test beside those of its reader.
"""
