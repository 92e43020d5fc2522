"""What changed in meaning between versions of records, and that in words.

By record and field, not by line: lists are matched by what identifies their items,
so a reorder, a comment, a reformat, another way of quoting is no change.  Plain
values are compared, so a version that a model refuses is compared all the same.
"""
