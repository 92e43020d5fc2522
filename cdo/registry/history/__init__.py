"""The history of a registry: what Git's objects hold, read through one door.

Only plumbing is asked, over pipes, by the runner in `git.py`; nothing that a
repository's configuration names is started, and nothing is written into it.
"""
